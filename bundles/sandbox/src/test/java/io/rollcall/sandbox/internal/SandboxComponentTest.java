package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SandboxComponentTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** The configuration with its defaults, as DS gives it, but for the given values. */
    private static SandboxComponent.Config config(Map<String, Object> given) {
        return (SandboxComponent.Config) Proxy.newProxyInstance(
                SandboxComponent.Config.class.getClassLoader(),
                new Class<?>[] {SandboxComponent.Config.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Test
    public void handsTheRegisteredAppToTheOperatorsSecrets() throws IOException {
        Path secrets = folder.getRoot().toPath().resolve("secrets/application");
        SandboxComponent component = new SandboxComponent(config(Map.of("application_secrets", secrets.toString())));
        component.stop();
        Path secret = secrets.resolve("entra_microsoft_client_secret");
        try (Sandbox same = Sandbox.start(SandboxOptions.defaults())) {
            assertEquals(same.app().clientId(), Files.readString(secrets.resolve("entra_microsoft_client_id")));
            assertEquals(same.app().secret(), Files.readString(secret));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    }

    @Test
    public void keepsItsJournalInTheDataFolder() {
        Path data = folder.getRoot().toPath().resolve("sandbox");
        new SandboxComponent(config(Map.of("data", data.toString()))).stop();
        assertTrue(Files.exists(data.resolve("sandbox-journal.jsonl")));
    }

    @Test
    public void writesNothingWhereNothingIsConfigured() {
        new SandboxComponent(config(Map.of())).stop();
        assertEquals(0, folder.getRoot().list().length);
    }
}
