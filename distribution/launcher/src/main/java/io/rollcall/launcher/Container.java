package io.rollcall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OSGi framework with the boot bundles in it. Its cache is made afresh at each start. */
final class Container {
    private static final Logger log = LoggerFactory.getLogger(Container.class);
    private static final long STOP_MILLIS = 20_000;
    private static final String FEATURE_RUNTIME = "io.rollcall.host.features.FeatureRuntime";

    private final Framework framework;
    private volatile boolean stopping;

    Container(Map<String, String> properties, Path cache) {
        Map<String, String> all = new HashMap<>(ownProperties());
        all.putAll(properties);
        all.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(all);
    }

    private static Map<String, String> ownProperties() {
        Properties own = new Properties();
        try (InputStream in = Container.class.getResourceAsStream("framework.properties")) {
            own.load(in);
        } catch (IOException e) {
            throw new Refusal("The launcher's jar is damaged.", e);
        }
        Map<String, String> map = new HashMap<>();
        own.forEach((name, value) -> map.put(name.toString(), value.toString()));
        return map;
    }

    /** Returns when the boot bundles are started; the features come up on a thread of theirs. */
    void start(List<Path> bootBundles) {
        try {
            framework.init();
            framework.getBundleContext().addFrameworkListener(Container::logFailure);
            List<Bundle> bundles = new ArrayList<>();
            for (Path file : bootBundles) {
                bundles.add(framework.getBundleContext().installBundle("reference:" + file.toUri()));
            }
            framework.start();
            for (Bundle bundle : bundles) {
                if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                    bundle.start(Bundle.START_ACTIVATION_POLICY);
                }
            }
        } catch (BundleException | IllegalStateException e) {
            if (!stopping) {
                throw new Refusal("The OSGi framework does not start: " + e.getMessage(), e);
            }
        }
    }

    private static void logFailure(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            log.error("Bundle {} failed", event.getBundle().getSymbolicName(), event.getThrowable());
        }
    }

    /** Whether every feature that this start brings up has started; its service says so. */
    boolean hasFeatures() {
        try {
            BundleContext context = framework.getBundleContext();
            return context != null && context.getServiceReference(FEATURE_RUNTIME) != null;
        } catch (IllegalStateException e) {
            return false; // it has just stopped
        }
    }

    /** Returns when the framework has stopped, whoever stopped it. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    void stop() {
        stopping = true;
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            log.error("The framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
