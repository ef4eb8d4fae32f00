package io.rollcall.host.features.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.internal.repository.FeatureLibrary;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

public class StartListTest {
    private final FeatureService features = new FeatureServiceImpl();
    private final Map<String, String> properties = new HashMap<>();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private StartList list;

    @Before
    public void shipHostAndEntra() throws IOException {
        ship("host", "1.1.0");
        ship("entra", "1.1.0");
        list = new StartList(new FeatureLibrary(temporary.getRoot().toPath(), features), properties::get);
        properties.put(StartList.FIRST, "host, entra");
    }

    @Test
    public void aNewDataFolderGetsTheFirstList() {
        assertEquals(List.of("host:1.1.0", "entra:1.1.0"), start(Optional.empty()));
    }

    @Test
    public void laterStartsBringUpWhatWasInstalled() {
        assertEquals(List.of("host:1.1.0"), start(installed("host:1.1.0")));
        assertEquals(List.of(), start(installed()));
    }

    @Test
    public void aNewInstallationReplacesTheFeaturesThatCameWithAnOlderOne() {
        assertEquals(List.of("host:1.1.0", "own:1.0.0"), start(installed("host:1.0.0", "own:1.0.0")));
    }

    @Test
    public void aNewerFeatureThanTheInstallationsStays() {
        assertEquals(List.of("host:1.1.0", "entra:1.10.0"), start(installed("host:1.1.0", "entra:1.10.0")));
    }

    @Test
    public void whatAPersonAskedForAtThisStartWins() {
        properties.put(StartList.CHANGE, "+host,-entra");
        assertEquals(List.of("own:1.0.0", "host:1.1.0"), start(installed("entra:1.1.0", "own:1.0.0")));
    }

    @Test
    public void aFeatureThatTheInstallationLacksIsNamed() {
        properties.put(StartList.CHANGE, "+sandbox");
        FeatureException refusal = assertThrows(FeatureException.class, () -> start(installed("host:1.1.0")));
        assertEquals(
                "This installation has no feature sandbox.",
                refusal.getMessage().replaceFirst(":.*", "."));
    }

    @Test
    public void anUnreadableFeatureFileIsNamed() throws IOException {
        Files.writeString(temporary.getRoot().toPath().resolve("host.json"), "{ torn");
        FeatureException refusal = assertThrows(FeatureException.class, () -> start(Optional.empty()));
        assertEquals(true, refusal.getMessage().contains("host.json cannot be read"));
    }

    private List<String> start(Optional<List<Feature>> installed) {
        return list.features(installed).stream()
                .map(f -> Names.of(f) + ":" + f.getID().getVersion())
                .toList();
    }

    private Optional<List<Feature>> installed(String... ids) {
        return Optional.of(List.of(ids).stream().map(this::feature).toList());
    }

    private Feature feature(String id) {
        try {
            return features.readFeature(new StringReader(document(id)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void ship(String name, String version) throws IOException {
        Files.writeString(temporary.getRoot().toPath().resolve(name + ".json"), document(name + ":" + version));
    }

    private static String document(String id) {
        return "{\"feature-resource-version\": \"1.0\", \"id\": \"test:" + id + "\"}";
    }
}
