package io.rollcall.host.features.internal.repository;

import io.rollcall.host.features.FeatureException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

/** The features that come with the installation: {@code features/<name>.json}. */
public final class FeatureLibrary {
    private final Path folder;
    private final FeatureService features;

    public FeatureLibrary(Path folder, FeatureService features) {
        this.folder = folder;
        this.features = features;
    }

    /** The feature of this artifact id, or empty if the installation has none. */
    public Optional<Feature> find(String name) {
        Path file = folder.resolve(name + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Reader json = Files.newBufferedReader(file)) {
            return Optional.of(features.readFeature(json));
        } catch (IOException | RuntimeException e) {
            throw new FeatureException("The feature file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws FeatureException if the installation has no such feature */
    public Feature require(String name) {
        return find(name)
                .orElseThrow(() -> new FeatureException("This installation has no feature " + name
                        + ": there is no file " + folder.resolve(name) + ".json."));
    }
}
