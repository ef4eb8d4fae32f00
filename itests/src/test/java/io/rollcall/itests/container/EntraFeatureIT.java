package io.rollcall.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.features.FeatureRuntime;
import io.rollcall.host.features.InstalledFeature;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

/** The Entra feature is removed from the running host and comes back: the difference between the editions. */
public class EntraFeatureIT extends ContainerTest {
    private static final String ROUTE = "/api/integrations/entra";
    private static final int COMMUNITY = 501;
    private static final int NOT_SIGNED_IN = 401;

    private FeatureRuntime runtime;
    private Feature entra;

    @Before
    public void readFeature() throws Exception {
        runtime = service(FeatureRuntime.class);
        try (Reader json =
                Files.newBufferedReader(Path.of(context.getProperty("rollcall.home"), "features/entra.json"))) {
            entra = service(FeatureService.class).readFeature(json);
        }
    }

    @After
    public void comeBack() throws Exception {
        if (!installed().contains("entra")) {
            runtime.install(entra);
        }
        awaitTrue("the route lives", () -> status(ROUTE) == NOT_SIGNED_IN);
    }

    @Test
    public void itsRoutesTurnTo501AndBackWithoutARestart() throws Exception {
        awaitTrue("the route lives", () -> status(ROUTE) == NOT_SIGNED_IN);
        runtime.remove(entra.getID());
        awaitTrue("the route answers as the Community edition does", () -> status(ROUTE) == COMMUNITY);
        assertEquals(
                "{\"success\":false,\"error\":\"Microsoft Entra integration is only available in Enterprise Edition.\"}",
                get(ROUTE).body());
        assertEquals(COMMUNITY, status("/api/auth/microsoft/entra/callback"));
        assertFalse(isReady("entra"));
        runtime.install(entra);
        awaitTrue("the route lives again", () -> status(ROUTE) == NOT_SIGNED_IN);
        assertTrue(isReady("entra"));
    }

    @Test
    public void itIsExactlyTheDifferenceBetweenTheEditions() throws Exception {
        Set<String> enterprise = bundles();
        runtime.remove(entra.getID());
        Set<String> difference = new TreeSet<>(enterprise);
        difference.removeAll(bundles());
        Set<String> named = entra.getBundles().stream()
                .map(bundle -> bundle.getID().getArtifactId())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, difference);
        assertEquals(Set.of("host", "embedded", "sandbox"), installed());
    }

    private Set<String> installed() {
        return runtime.list().stream()
                .map(InstalledFeature::id)
                .map(id -> id.getArtifactId())
                .collect(Collectors.toSet());
    }

    private Set<String> bundles() {
        return Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).collect(Collectors.toSet());
    }
}
