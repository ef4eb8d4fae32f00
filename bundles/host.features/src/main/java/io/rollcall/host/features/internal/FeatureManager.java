package io.rollcall.host.features.internal;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.FeatureRuntime;
import io.rollcall.host.features.InstalledFeature;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureConfiguration;
import org.osgi.service.feature.ID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The features that are installed, and the only place where that changes. */
final class FeatureManager implements FeatureRuntime {
    private static final Logger log = LoggerFactory.getLogger(FeatureManager.class);

    private final Transition transition;
    private List<Feature> current = List.of();

    FeatureManager(Transition transition) {
        this.transition = transition;
    }

    /** Brings up what a start asks for, in one step. */
    synchronized void start(List<Feature> features) {
        change(features);
        log.debug("Features started: {}", features.stream().map(Names::of).toList());
    }

    @Override
    public synchronized InstalledFeature install(Feature feature) {
        if (Names.find(current, feature.getID()).isPresent()) {
            throw new FeatureException("The feature " + Names.of(feature) + " is installed already.");
        }
        List<Feature> next = new ArrayList<>(current);
        next.add(feature);
        change(next);
        log.info("Feature {} is installed", feature.getID());
        return describe(feature);
    }

    @Override
    public synchronized InstalledFeature update(Feature feature) {
        Feature old = require(feature.getID());
        List<Feature> next = new ArrayList<>(current);
        next.set(next.indexOf(old), feature);
        change(next);
        log.info(
                "Feature {} is in the place of version {}",
                feature.getID(),
                old.getID().getVersion());
        return describe(feature);
    }

    @Override
    public synchronized void remove(ID feature) {
        Feature old = require(feature);
        List<Feature> next = new ArrayList<>(current);
        next.remove(old);
        change(next);
        log.info("Feature {} is removed", old.getID());
    }

    @Override
    public synchronized List<InstalledFeature> list() {
        return current.stream().map(FeatureManager::describe).toList();
    }

    private void change(List<Feature> next) {
        transition.perform(current, next);
        current = List.copyOf(next);
    }

    private Feature require(ID id) {
        return Names.find(current, id)
                .orElseThrow(() -> new FeatureException("The feature " + id.getArtifactId() + " is not installed."));
    }

    private static InstalledFeature describe(Feature feature) {
        return new InstalledFeature(
                feature.getID(),
                feature.getBundles().stream().map(FeatureBundle::getID).toList(),
                feature.getConfigurations().values().stream()
                        .map(FeatureConfiguration::getPid)
                        .toList());
    }
}
