package io.rollcall.itests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A process that is killed in the middle of the first sync loses nothing and doubles nothing. */
public class CrashIT {
    private static final int READING_SLOWLY = 400;

    /** A JSON web token, and any of our own keys. */
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.|rc[a-z]*_[0-9a-f]{8}(_once)?[_.][A-Za-z0-9_-]{20,}");

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DemoMsp.Prepared prepared;

    @BeforeClass
    public static void prepareOnce() throws Exception {
        prepared = DemoMsp.prepare(FOLDER.getRoot().toPath().resolve("prepared"));
    }

    /** The log has seen connections, their tokens, and the death of a process. */
    private static void assertNoSecretIn(Path data, DemoMsp msp) throws IOException {
        String log = Files.readString(data.resolve("log/rollcall.log"));
        for (String secret : msp.secrets()) {
            assertFalse("The log holds a secret of " + secret.length() + " characters", log.contains(secret));
        }
        assertFalse("The log holds a token", TOKEN.matcher(log).find());
    }

    @Test
    public void aRunGoesOnThatWasKilledAtItsStartAndAgainWhileItRead() throws Exception {
        Path data = FOLDER.getRoot().toPath().resolve("reading");
        try (DemoMsp msp = new DemoMsp(prepared, data)) {
            String run = msp.startInitialSync();
            long orphan = postmaster(data);
            msp.killAndStart();
            assertNotEquals("PostgreSQL is a new one", orphan, postmaster(data));
            assertEquals("the orphan has ended", false, ProcessHandle.of(orphan).isPresent());

            msp.slowDown(READING_SLOWLY);
            msp.awaitOpen(run, CrashIT::readsAndHasRead);
            msp.killAndStart();

            assertRight(msp, "cipp", run, 2);
            assertNoSecretIn(data, msp);
        }
    }

    @Test
    public void aRunGoesOnThatWasKilledWhileItDecided() throws Exception {
        Path data = FOLDER.getRoot().toPath().resolve("deciding");
        try (DemoMsp msp = new DemoMsp(prepared, data)) {
            msp.connectDirectly();
            String run = msp.startInitialSync();
            msp.awaitOpen(
                    run, whole -> whole.path("parts").findValuesAsText("phase").contains("deciding"));
            msp.killAndStart();

            assertRight(msp, "direct", run, 1);
            assertNoSecretIn(data, msp);
        }
    }

    @Test
    public void aRunThatIsLostForTheThirdTimeIsClosedAndTheNextOneFinishesItsWork() throws Exception {
        Path data = FOLDER.getRoot().toPath().resolve("lost");
        try (DemoMsp msp = new DemoMsp(prepared, data)) {
            String lost = msp.startInitialSync();
            for (int kills = 0; kills < 3; kills++) {
                msp.slowDown(READING_SLOWLY);
                msp.awaitOpen(lost, CrashIT::readsAndHasRead);
                msp.killAndStart();
            }
            JsonNode closed = msp.awaitEnd(lost).path("run");
            assertEquals(closed.toString(), "interrupted", closed.path("status").asText());
            assertEquals(closed.toString(), true, closed.hasNonNull("reason"));

            JsonNode whole = msp.awaitEnd(msp.startInitialSync());
            assertEquals(
                    whole.toString(),
                    "completed",
                    whole.path("run").path("status").asText());
            assertEquals(List.of(), msp.differentContacts("cipp"));
            assertEquals(0, msp.openRuns());
        }
    }

    private static boolean readsAndHasRead(JsonNode whole) {
        return whole.path("run").path("usersRead").asLong() > 0
                && whole.path("parts").findValuesAsText("phase").contains("reading");
    }

    private static void assertRight(DemoMsp msp, String connection, String run, int losses) throws Exception {
        JsonNode whole = msp.awaitEnd(run);
        assertEquals(
                whole.toString(), "completed", whole.path("run").path("status").asText());
        assertEquals(
                "killed in the middle", losses, whole.path("run").path("losses").asInt());
        assertEquals(List.of(), msp.differences(connection, whole));
        assertEquals(0, msp.openRuns());
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(0));
    }
}
