package io.rollcall.host.features.internal.bundles;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of uninstalled bundles: whoever is still wired to one is wired afresh. */
final class Refresher {
    private static final Logger log = LoggerFactory.getLogger(Refresher.class);
    private static final long PATIENCE_SECONDS = 60;

    private final BundleContext context;

    Refresher(BundleContext context) {
        this.context = context;
    }

    /** Returns when the framework has done it, which it does on a thread of its own. */
    void refresh() {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(null, event -> countDown(event, done));
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The framework is still rewiring bundles after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void countDown(FrameworkEvent event, CountDownLatch done) {
        if (event.getType() == FrameworkEvent.ERROR) {
            log.warn("A bundle did not come back after it was wired afresh", event.getThrowable());
        } else {
            done.countDown();
        }
    }
}
