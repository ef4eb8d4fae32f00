package io.rollcall.host.features.internal.state;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

public class InstalledStateTest {
    private final FeatureService features = new FeatureServiceImpl();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path file;
    private InstalledState state;

    @Before
    public void newState() {
        file = temporary.getRoot().toPath().resolve("features/installed.json");
        state = new InstalledState(file, features);
    }

    @Test
    public void thereIsNoneBeforeTheFirstChange() throws IOException {
        assertEquals(Optional.empty(), state.read());
    }

    @Test
    public void keepsAllThatAFeatureSays() throws IOException {
        Feature before = features.readFeature(
                new StringReader(
                        """
                {"feature-resource-version": "1.0", "id": "g:one:1.0.0",
                 "variables": {"a": "x", "b": null},
                 "bundles": [{"id": "g:b:1.0.0", "start-level": 20}],
                 "configurations": {"f~n": {"t": "${a}", "n:Integer": "7", "l": ["p", "q"]}}}"""));
        state.write(List.of(before));
        Feature after = state.read().orElseThrow().get(0);
        assertEquals(before.getID(), after.getID());
        assertEquals(before.getVariables(), after.getVariables());
        assertEquals(
                before.getBundles().get(0).getID(), after.getBundles().get(0).getID());
        assertEquals(
                "20", after.getBundles().get(0).getMetadata().get("start-level").toString());
        var values = after.getConfigurations().get("f~n").getValues();
        assertEquals("${a}", values.get("t"));
        assertEquals(7, values.get("n"));
        assertEquals("q", ((String[]) values.get("l"))[1]);
    }

    @Test
    public void aWriteThatWasBrokenOffLeavesTheOldState() throws IOException {
        state.write(List.of());
        Files.writeString(file.resolveSibling("installed.json.next"), "{\"features\": [{\"id\": \"g:torn");
        assertEquals(Optional.of(List.of()), state.read());
        state.write(List.of());
        assertEquals(Optional.of(List.of()), state.read());
    }

    @Test
    public void aDamagedFileIsNamed() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"features\": 7}");
        assertEquals(
                file + " is damaged",
                assertThrows(IOException.class, state::read).getMessage());
        Files.writeString(file, "{");
        assertEquals(
                file + " is damaged",
                assertThrows(IOException.class, state::read).getMessage());
        Files.writeString(file, "{}");
        assertEquals(
                file + " is damaged",
                assertThrows(IOException.class, state::read).getMessage());
    }
}
