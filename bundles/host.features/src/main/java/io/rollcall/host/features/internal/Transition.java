package io.rollcall.host.features.internal;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.internal.bundles.Bundles;
import io.rollcall.host.features.internal.configuration.Configurations;
import io.rollcall.host.features.internal.state.InstalledState;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.ID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the host from one set of features to another: the one algorithm behind install, update, remove and start.
 *
 * <p>New bundles are started beside the old ones; then the state is written, which is the point of no return; then what
 * no feature names any more goes. Who counts on a bundle is not stored but seen from the features.
 */
final class Transition {
    private static final Logger log = LoggerFactory.getLogger(Transition.class);

    private final Bundles bundles;
    private final Configurations configurations;
    private final InstalledState state;
    private final ReadyMarkers markers;

    Transition(Bundles bundles, Configurations configurations, InstalledState state, ReadyMarkers markers) {
        this.bundles = bundles;
        this.configurations = configurations;
        this.state = state;
        this.markers = markers;
    }

    /** @throws FeatureException after putting everything back as it was */
    void perform(List<Feature> before, List<Feature> after) {
        Set<String> pids = configurations.wanted(after).keySet();
        List<Bundle> fresh = bundles.install(bundlesOf(after).values());
        try {
            configurations.apply(configurations.wanted(after));
            bundles.start(fresh);
            state.write(after);
        } catch (IOException e) {
            undo(before, pids, fresh);
            throw new FeatureException("The change cannot be stored: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            undo(before, pids, fresh);
            throw e;
        }
        markers.withdrawAllBut(after);
        markers.register(after);
        leave(before, after);
    }

    private void undo(List<Feature> before, Set<String> pids, List<Bundle> fresh) {
        if (bundles.frameworkStops()) {
            return; // everything goes now, and the next start finds the old state
        }
        try {
            bundles.uninstall(fresh);
            Map<String, ?> old = configurations.wanted(before);
            configurations.apply(configurations.wanted(before));
            configurations.delete(minus(pids, old.keySet()));
        } catch (IOException | RuntimeException e) {
            log.error("The previous state could not be restored completely; a restart restores it", e);
        }
    }

    private void leave(List<Feature> before, List<Feature> after) {
        Map<ID, FeatureBundle> gone = bundlesOf(before);
        gone.keySet().removeAll(bundlesOf(after).keySet());
        try {
            bundles.uninstall(bundles.installed(gone.values()));
            configurations.delete(minus(
                    configurations.wanted(before).keySet(),
                    configurations.wanted(after).keySet()));
        } catch (IOException | RuntimeException e) {
            log.error("What is no longer needed could not be removed completely; it is gone after a restart", e);
        }
    }

    private static Map<ID, FeatureBundle> bundlesOf(List<Feature> features) {
        Map<ID, FeatureBundle> all = new LinkedHashMap<>();
        for (Feature feature : features) {
            feature.getBundles().forEach(b -> all.putIfAbsent(b.getID(), b));
        }
        return all;
    }

    private static Set<String> minus(Collection<String> all, Collection<String> some) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
