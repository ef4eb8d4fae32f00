package io.rollcall.itests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LauncherIT {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void startsStopsCleanlyAndComesBackAfterAKill() throws Exception {
        String port;
        try (RollcallProcess first = start().awaitReady()) {
            port = first.port();
            assertEquals(200, first.get("/health").statusCode());
            assertTrue(first.output(), first.output().contains("one-time key"));
            assertTrue(first.stopsWithin(15));
            assertFalse("PostgreSQL has stopped", Files.exists(data().resolve("postgres/cluster/postmaster.pid")));
        }
        try (RollcallProcess second = start().awaitReady()) {
            assertEquals(port, second.port());
            second.kill();
            assertTrue("PostgreSQL is left behind", Files.exists(data().resolve("postgres/cluster/postmaster.pid")));
        }
        try (RollcallProcess third = start().awaitReady()) {
            assertEquals(200, third.get("/health").statusCode());
            assertNoStackTrace(third);
        }
    }

    @Test
    public void refusesASecondProcessOnTheSameFolderAndAPortInUse() throws Exception {
        try (RollcallProcess first = start().awaitReady()) {
            try (RollcallProcess second = start()) {
                assertEquals(1, second.awaitEnd());
                assertEquals(
                        "Another Rollcall is running on the data folder " + data()
                                + ": stop it, or choose another folder with --data.\n",
                        second.output());
            }
            Path elsewhere = temporary.newFolder().toPath();
            try (RollcallProcess third = RollcallProcess.start("ce", elsewhere, Map.of(), "--port", first.port())) {
                assertEquals(1, third.awaitEnd());
                assertEquals(
                        "The port " + first.port()
                                + " is in use: stop the program that uses it, or choose another one with --port.\n",
                        third.output());
            }
        }
    }

    @Test
    public void saysInOneSentenceThatTheDatabaseIsAway() throws Exception {
        Map<String, String> environment =
                Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none?user=u&password=secret");
        try (RollcallProcess rollcall = RollcallProcess.start("ce", data(), environment)) {
            rollcall.awaitOutput("127.0.0.1:1/none");
            assertNoStackTrace(rollcall);
            assertFalse(rollcall.output(), rollcall.output().contains("secret"));
        }
    }

    @Test
    public void refusesDataOfANewerVersion() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("layout"), "99\n");
        try (RollcallProcess rollcall = start()) {
            assertEquals(1, rollcall.awaitEnd());
            assertEquals(1, rollcall.output().lines().count());
            assertTrue(rollcall.output(), rollcall.output().contains("written by another version of Rollcall"));
        }
    }

    private RollcallProcess start() throws IOException {
        return RollcallProcess.start("ce", data(), Map.of());
    }

    private Path data() {
        return temporary.getRoot().toPath().resolve("data");
    }

    private static void assertNoStackTrace(RollcallProcess rollcall) throws IOException {
        assertFalse(rollcall.output(), rollcall.output().contains("\tat "));
    }
}
