package io.rollcall.host.features.internal.repository;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.rollcall.host.features.FeatureException;
import java.nio.file.Path;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.junit.Test;
import org.osgi.service.feature.FeatureService;

public class BundleRepositoryTest {
    private final FeatureService features = new FeatureServiceImpl();
    private final BundleRepository repository = new BundleRepository(Path.of("/r"));

    @Test
    public void findsFilesInMavensLayout() {
        assertEquals(
                "reference:file:///r/org/a/b/1.0/b-1.0.jar",
                repository.location(features.getIDfromMavenCoordinates("org.a:b:1.0")));
        assertEquals(
                "reference:file:///r/org/a/b/1.0/b-1.0-c.zip",
                repository.location(features.getIDfromMavenCoordinates("org.a:b:zip:c:1.0")));
    }

    @Test
    public void neverLeavesItsFolder() {
        assertThrows(
                FeatureException.class,
                () -> repository.location(features.getIDfromMavenCoordinates("a:../../../../etc:1")));
    }
}
