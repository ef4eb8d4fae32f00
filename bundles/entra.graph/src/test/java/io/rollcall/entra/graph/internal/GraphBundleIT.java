package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.entra.domain.directory.PartnerSignIn.SignedIn;
import io.rollcall.entra.domain.directory.contract.MemoryConnection;
import io.rollcall.entra.domain.directory.contract.SandboxCloud;
import io.rollcall.sandbox.internal.Sandbox;
import io.rollcall.sandbox.internal.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** The packaged bundle in a framework that holds nothing but Declarative Services. */
public class GraphBundleIT {
    private static final long MOST_BYTES = 20L << 20;
    private static final int PATIENCE = 20_000;
    /** The contracts and the log come from the class path, so that the test sees the bundle's services. */
    private static final String SHARED = "io.rollcall.entra.domain.directory;version=1.0,"
            + "io.rollcall.host.api.secrets;version=1.0,io.rollcall.host.api.work;version=1.0,"
            + "org.osgi.service.cm;version=1.6.1,org.slf4j;version=2.0";

    private static final Path BUNDLE = Path.of(System.getProperty("bundle.jar"));

    @Rule
    public final TemporaryFolder storage = new TemporaryFolder();

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private Framework framework;
    private Bundle bundle;

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.getRoot().getPath(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED));
        framework.start();
        try (var jars = Files.list(Path.of(System.getProperty("bundle.folder")))) {
            for (Path jar : jars.sorted().toList()) {
                install(jar);
            }
        }
        bundle = install(BUNDLE);
        for (Bundle each : context().getBundles()) {
            each.start();
        }
        configure(sandbox.baseUri().toString());
    }

    @After
    public void stop() throws Exception {
        framework.stop();
        framework.waitForStop(PATIENCE);
        sandbox.close();
    }

    @Test
    public void the_bundle_is_small_and_exports_nothing() throws IOException {
        assertTrue("bytes: " + Files.size(BUNDLE), Files.size(BUNDLE) <= MOST_BYTES);
        assertNull(bundle.getHeaders().get(Constants.EXPORT_PACKAGE));
    }

    @Test
    public void it_signs_in_and_reads_tenants_and_users_with_what_it_carries() throws Exception {
        SandboxCloud cloud = new SandboxCloud(sandbox.baseUri(), "direct");
        MicrosoftApp app = SandboxSignIn.app(cloud.msp());
        SignedIn signedIn = new SandboxSignIn(service(PartnerSignIn.class, "(objectClass=*)"), app)
                .as("ada.admin@lighthouse-msp.example");
        MemoryConnection connection = new MemoryConnection(
                ConnectionType.DIRECT, signedIn.partnerTenantId(), Map.of(), Optional.of(app), signedIn.credential());
        DirectoryProvider provider = service(DirectoryProvider.class, "(connection.type=direct)");
        UUID huge = cloud.tenant("huge");

        assertEquals(
                cloud.tenants(tenant -> true).size(),
                provider.managedTenants(connection, Optional.empty()).tenants().size());
        assertFalse(provider.users(connection, huge, Optional.empty()).users().isEmpty());
        assertEquals(
                Set.of(new UUID(1, 1)),
                provider.confirmAbsent(connection, huge, Set.of(new UUID(1, 1)), Optional.empty()));
        assertEquals("0.1.0", provider.version());
    }

    private <T> T service(Class<T> type, String filter) throws Exception {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(
                context(), context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"), null);
        tracker.open();
        T service = tracker.waitForService(PATIENCE);
        assertNotNull(type + " is not there", service);
        return service;
    }

    @SuppressWarnings("JdkObsolete") // ConfigurationAdmin wants a Dictionary
    private void configure(String base) throws Exception {
        ServiceReference<ConfigurationAdmin> admin = context().getServiceReference(ConfigurationAdmin.class);
        Dictionary<String, Object> settings = new Hashtable<>();
        settings.put("login.base", base + "/login");
        settings.put("graph.base", base + "/graph/v1.0");
        settings.put("sandbox", true);
        ServiceTracker<DirectoryProvider, DirectoryProvider> first =
                new ServiceTracker<>(context(), DirectoryProvider.class, null);
        first.open();
        first.waitForService(PATIENCE);
        int before = first.getTrackingCount();
        context().getService(admin).getConfiguration(GraphConfig.PID, null).update(settings);
        while (first.getTrackingCount() < before + 2) {
            Thread.onSpinWait(); // the component is made anew with its configuration
        }
        first.close();
    }

    private Bundle install(Path jar) throws BundleException {
        return context().installBundle("reference:" + jar.toUri());
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }
}
