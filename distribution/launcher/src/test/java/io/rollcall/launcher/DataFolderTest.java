package io.rollcall.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DataFolderTest {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void isMadeForItsOwnerAlone() throws IOException {
        Path path = temporary.getRoot().toPath().resolve("a/b");
        DataFolder.open(path).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    public void keepsSettingsForLaterStarts() throws IOException {
        try (DataFolder folder = DataFolder.open(path())) {
            Properties settings = new Properties();
            settings.setProperty("http.port", "1234");
            folder.keep(settings);
        }
        try (DataFolder folder = DataFolder.open(path())) {
            assertEquals("1234", folder.kept().getProperty("http.port"));
        }
    }

    @Test
    public void belongsToOneAtATime() throws IOException {
        try (DataFolder first = DataFolder.open(path())) {
            assertTrue(refusal(first.path()).startsWith("Another Rollcall is running on the data folder "));
        }
        DataFolder.open(path()).close();
    }

    @Test
    public void ofANewerVersionIsRefused() throws IOException {
        Files.writeString(path().resolve("layout"), "2\n");
        assertEquals(
                "The data folder " + path()
                        + " was written by another version of Rollcall (layout 2, this one knows 1):"
                        + " use that version, or another folder with --data.",
                refusal(path()));
    }

    @Test
    public void withSomethingElseInItIsRefused() throws IOException {
        Files.writeString(path().resolve("letter.txt"), "mine");
        assertEquals(
                "The folder " + path() + " holds something else than Rollcall's data: choose another one with --data.",
                refusal(path()));
    }

    @Test
    public void thatIsAFileIsRefused() throws IOException {
        Path file = temporary.newFile().toPath();
        assertTrue(refusal(file), refusal(file).startsWith("The data folder " + file + " cannot be used: "));
    }

    @Test
    public void withATornSettingsFileIsRefused() throws IOException {
        try (DataFolder folder = DataFolder.open(path())) {
            Files.writeString(path().resolve("settings.properties"), "a=\\u12");
            assertTrue(assertThrows(Refusal.class, folder::kept).sentence().contains("cannot be read"));
        }
    }

    private Path path() {
        return temporary.getRoot().toPath();
    }

    private static String refusal(Path path) {
        return assertThrows(Refusal.class, () -> DataFolder.open(path)).sentence();
    }
}
