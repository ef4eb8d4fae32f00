package io.rollcall.host.features.internal;

import io.rollcall.host.features.FeatureReady;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.feature.Feature;

/** One {@link FeatureReady} service for each feature that is ready. Used under its owner's lock. */
final class ReadyMarkers {
    private static final class Marker implements FeatureReady {}

    private final BundleContext context;
    private final Map<String, ServiceRegistration<FeatureReady>> registered = new HashMap<>();

    ReadyMarkers(BundleContext context) {
        this.context = context;
    }

    void withdrawAllBut(List<Feature> features) {
        Set<String> going = new HashSet<>(registered.keySet());
        features.forEach(f -> going.remove(Names.of(f)));
        going.forEach(name -> registered.remove(name).unregister());
    }

    void register(List<Feature> features) {
        for (Feature feature : features) {
            registered.computeIfAbsent(Names.of(feature), this::register);
        }
    }

    private ServiceRegistration<FeatureReady> register(String name) {
        Hashtable<String, Object> properties = new Hashtable<>(Map.of(FeatureReady.FEATURE, name));
        return context.registerService(FeatureReady.class, new Marker(), properties);
    }
}
