package io.rollcall.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SettingsTest {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Home home;
    private DataFolder data;

    @Before
    public void enterprise() throws IOException {
        home = new Home(temporary.newFolder("home").toPath());
        write("features/entra.json", "{}");
        data = DataFolder.open(temporary.newFolder("data").toPath());
    }

    @After
    public void close() throws IOException {
        data.close();
    }

    @Test
    public void aNewFolderGetsTheEnterpriseEditionWithTheSandboxOnFreePorts() {
        Map<String, String> settings = settle(Map.of());
        assertEquals("ee", settings.get(Settings.EDITION));
        assertEquals("true", settings.get(Settings.SANDBOX));
        assertEquals("host,embedded,entra,sandbox", settings.get(Settings.FIRST_FEATURES));
        assertEquals("", settings.get(Settings.CHANGED_FEATURES));
        assertEquals("http://127.0.0.1:" + settings.get(Settings.PORT), settings.get(Settings.URL));
        assertNotEquals(settings.get(Settings.PORT), settings.get(Settings.SANDBOX_PORT));
        assertEquals("", settings.get("database.url"));
    }

    @Test
    public void laterStartsUseTheSamePorts() {
        Map<String, String> first = settle(Map.of());
        Map<String, String> second = settle(Map.of());
        assertEquals(first.get(Settings.PORT), second.get(Settings.PORT));
        assertEquals(first.get(Settings.SANDBOX_PORT), second.get(Settings.SANDBOX_PORT));
    }

    @Test
    public void aGivenEditionIsRememberedAndChangesWhatIsInstalled() {
        Map<String, String> given = settle(Map.of(), "ce");
        assertEquals("+host,+embedded,-entra,-sandbox", given.get(Settings.CHANGED_FEATURES));
        assertEquals("host,embedded", given.get(Settings.FIRST_FEATURES));
        Map<String, String> later = settle(Map.of());
        assertEquals("ce", later.get(Settings.EDITION));
        assertEquals("false", later.get(Settings.SANDBOX));
        assertEquals("", later.get(Settings.CHANGED_FEATURES));
    }

    @Test
    public void theSandboxIsSwitchedAloneAndRemembered() {
        assertEquals("-sandbox", settle(Map.of(), "--no-sandbox").get(Settings.CHANGED_FEATURES));
        assertEquals("false", settle(Map.of()).get(Settings.SANDBOX));
        assertEquals("+sandbox", settle(Map.of(), "--sandbox").get(Settings.CHANGED_FEATURES));
    }

    @Test
    public void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
        int port = Ports.free("127.0.0.1");
        write("conf/rollcall.properties", "temporal.address=file:1\ntemporal.namespace=mine\nhttp.port=1\n");
        Map<String, String> settings =
                settle(Map.of("TEMPORAL_ADDRESS", "environment:2"), "--port", String.valueOf(port));
        assertEquals("environment:2", settings.get("temporal.address"));
        assertEquals("mine", settings.get("temporal.namespace"));
        assertEquals(String.valueOf(port), settings.get(Settings.PORT));
    }

    @Test
    public void refusesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertEquals(
                    "The port " + port
                            + " is in use: stop the program that uses it, or choose another one with --port.",
                    refusal("--port", port));
        }
    }

    @Test
    public void refusesAConfiguredPortThatIsNone() throws IOException {
        write("conf/rollcall.properties", "http.port=abc\n");
        assertEquals("A port is a number from 1 to 65535, and abc is none.", refusal());
        write("conf/rollcall.properties", "http.port=70000\n");
        assertEquals("A port is a number from 1 to 65535, and 70000 is none.", refusal());
    }

    @Test
    public void theCommunityInstallationCannotBecomeAnEnterprise() throws IOException {
        Files.delete(home.folder().resolve("features/entra.json"));
        assertEquals("ce", settle(Map.of()).get(Settings.EDITION));
        assertEquals(
                "This installation is the Community edition: the Enterprise edition is another one.", refusal("ee"));
        assertEquals(
                "The sandbox is a Microsoft cloud for the Entra feature: it needs the edition ee.",
                refusal("--sandbox"));
    }

    private String refusal(String... arguments) {
        return assertThrows(Refusal.class, () -> settle(Map.of(), arguments)).sentence();
    }

    private Map<String, String> settle(Map<String, String> environment, String... arguments) {
        return Settings.settle(home, Options.parse(List.of(arguments)), environment, data);
    }

    private void write(String file, String text) throws IOException {
        Path path = home.folder().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
