package io.rollcall.host.features.internal.repository;

import io.rollcall.host.features.FeatureException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.feature.ID;

/** The folder that holds every bundle's bytes, in Maven's layout. */
public final class BundleRepository {
    private final Path root;

    public BundleRepository(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The location under which a bundle is installed: the framework reads the file where it lies and copies nothing. */
    public String location(ID bundle) {
        return "reference:" + file(bundle).toUri();
    }

    /** @throws FeatureException if the bundle's file is not there */
    public void require(ID bundle) {
        Path file = file(bundle);
        if (!Files.isRegularFile(file)) {
            throw new FeatureException("The bundle " + bundle + " is missing: there is no file " + file + ".");
        }
    }

    private Path file(ID id) {
        String suffix = id.getClassifier().map(c -> "-" + c).orElse("") + "."
                + id.getType().orElse("jar");
        Path file = root.resolve(id.getGroupId().replace('.', '/'))
                .resolve(id.getArtifactId())
                .resolve(id.getVersion())
                .resolve(id.getArtifactId() + "-" + id.getVersion() + suffix)
                .normalize();
        if (!file.startsWith(root)) {
            throw new FeatureException("The bundle id " + id + " leads out of the repository.");
        }
        return file;
    }
}
