package io.rollcall.launcher;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/**
 * The installation: {@code conf}, {@code features}, {@code lib} (this jar) and {@code repository} (all others). Nothing
 * in it is written while Rollcall runs.
 */
record Home(Path folder) {

    /** The folder above the {@code lib} that this class was loaded from. */
    static Home ofThisJar() {
        try {
            Path jar = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Home(jar.resolve("../..").normalize());
        } catch (URISyntaxException e) {
            throw new Refusal("The installation's folder has a name that Java cannot read.", e);
        }
    }

    boolean has(String feature) {
        return Files.isRegularFile(featureFile(feature));
    }

    private Path featureFile(String feature) {
        return folder.resolve("features").resolve(feature + ".json");
    }

    /** The files of the bundles that are there before any feature: they make the feature runtime work. */
    List<Path> bootBundles() {
        FeatureService features =
                ServiceLoader.load(FeatureService.class).findFirst().orElseThrow();
        try (Reader json = Files.newBufferedReader(featureFile("boot"))) {
            Feature boot = features.readFeature(json);
            return boot.getBundles().stream()
                    .map(FeatureBundle::getID)
                    .map(this::file)
                    .toList();
        } catch (IOException e) {
            throw new Refusal("The installation in " + folder + " is incomplete: " + e.getMessage(), e);
        }
    }

    private Path file(ID id) {
        Path file = folder.resolve("repository")
                .resolve(id.getGroupId().replace('.', '/'))
                .resolve(id.getArtifactId())
                .resolve(id.getVersion())
                .resolve(id.getArtifactId() + "-" + id.getVersion() + ".jar");
        if (!Files.isRegularFile(file)) {
            throw new Refusal("The installation is incomplete: there is no file " + file + ".");
        }
        return file;
    }

    /** What the operator wrote into {@code conf/rollcall.properties}. */
    Properties configuration() {
        return PropertyFiles.read(folder.resolve("conf").resolve("rollcall.properties"));
    }

    Path logging() {
        return folder.resolve("conf").resolve("logback.xml");
    }
}
