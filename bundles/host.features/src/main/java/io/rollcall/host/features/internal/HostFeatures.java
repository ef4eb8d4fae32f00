package io.rollcall.host.features.internal;

import io.rollcall.host.features.FeatureRuntime;
import io.rollcall.host.features.internal.bundles.Bundles;
import io.rollcall.host.features.internal.configuration.Configurations;
import io.rollcall.host.features.internal.repository.BundleRepository;
import io.rollcall.host.features.internal.repository.FeatureLibrary;
import io.rollcall.host.features.internal.state.InstalledState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.feature.FeatureService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings up the host's features and offers {@link FeatureRuntime} when they are up. This takes seconds and starts other
 * components, so it has a thread of its own. If it fails, the process ends: the reason is one sentence in the log.
 */
@Component(
        service = {},
        immediate = true)
public final class HostFeatures {
    private static final Logger log = LoggerFactory.getLogger(HostFeatures.class);
    private static final long PATIENCE_MILLIS = 15_000;

    private final BundleContext context;
    private final StartList startList;
    private final InstalledState state;
    private final FeatureManager manager;
    private final Bundles bundles;
    private final Thread starter;
    private ServiceRegistration<FeatureRuntime> registration;

    @Activate
    public HostFeatures(
            BundleContext context, @Reference FeatureService features, @Reference ConfigurationAdmin configurations) {
        this.context = context;
        Path home = Path.of(property("rollcall.home"));
        this.startList = new StartList(new FeatureLibrary(home.resolve("features"), features), context::getProperty);
        this.state = new InstalledState(Path.of(property("rollcall.data"), "features", "installed.json"), features);
        this.bundles = new Bundles(context, new BundleRepository(home.resolve("repository")));
        this.manager = new FeatureManager(new Transition(
                bundles, new Configurations(configurations, context::getProperty), state, new ReadyMarkers(context)));
        this.starter = new Thread(this::start, "rollcall-features");
        starter.setDaemon(true);
        starter.start();
    }

    private String property(String name) {
        return Objects.requireNonNull(context.getProperty(name), name);
    }

    private void start() {
        try {
            awaitFramework();
            manager.start(startList.features(state.read()));
            registration = context.registerService(FeatureRuntime.class, manager, null);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (bundles.frameworkStops()) {
                log.info("Stopped while starting");
            } else {
                log.error("Rollcall cannot start: {}", e.getMessage(), e);
                stopFramework();
            }
        }
    }

    /** Bundles of a higher start level start only when the framework has reached it. */
    private void awaitFramework() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        FrameworkListener listener = event -> {
            if (event.getType() == FrameworkEvent.STARTED) {
                started.countDown();
            }
        };
        context.addFrameworkListener(listener);
        if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STARTING) {
            started.await();
        }
        context.removeFrameworkListener(listener);
    }

    private void stopFramework() {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            log.error("The framework does not stop", e);
        }
    }

    /** Waits for a start that is under way, as it uses bundles that go after this one. */
    @Deactivate
    public void stop() throws InterruptedException {
        starter.join(PATIENCE_MILLIS);
        if (registration != null) {
            registration.unregister();
        }
    }
}
