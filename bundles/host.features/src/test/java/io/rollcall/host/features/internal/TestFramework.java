package io.rollcall.host.features.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;

/** A real framework with a real Configuration Admin, in the test's own Java machine. */
final class TestFramework implements AutoCloseable {
    private final Framework framework;

    TestFramework(Path cache, Map<String, String> properties) throws BundleException {
        Map<String, String> all = new HashMap<>(properties);
        all.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.osgi.service.cm;version=1.6.1,org.slf4j;version=2.0.0");
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(all);
        framework.start();
        String configurationAdmin = "reference:"
                + org.apache.felix.cm.impl.ConfigurationManager.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation();
        context().installBundle(configurationAdmin).start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    ConfigurationAdmin configurations() {
        return context().getService(context().getServiceReference(ConfigurationAdmin.class));
    }

    @Override
    public void close() throws IOException {
        try {
            framework.stop();
            framework.waitForStop(10_000);
        } catch (BundleException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
