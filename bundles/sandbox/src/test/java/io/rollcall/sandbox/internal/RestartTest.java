package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.sandbox.internal.cloud.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The same seed is the same cloud, and a cloud outlives its process. */
public class RestartTest {
    private static final Scenario SMALL = Scenario.defaults().sized(25, 600);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SandboxOptions stored() {
        return SandboxOptions.defaults()
                .withScenario(SMALL)
                .withData(folder.getRoot().toPath());
    }

    private static <T> T with(SandboxOptions options, Function<Caller, T> talk) {
        try (Sandbox sandbox = Sandbox.start(options)) {
            return talk.apply(new Caller(sandbox));
        }
    }

    private static String people(Caller caller) {
        return caller.get("/cipp/api/ListUsers?tenantFilter=" + caller.tenantId("huge"), caller.cippBearer())
                .body();
    }

    private static String story(Caller caller) {
        caller.post("/control/changes/day-two", "");
        caller.post("/control/changes/day-three", "");
        return people(caller) + caller.truth("");
    }

    @Test
    public void equalSeedsMakeEqualClouds() {
        SandboxOptions options = SandboxOptions.defaults().withScenario(SMALL);
        assertEquals(with(options, RestartTest::story), with(options, RestartTest::story));
        assertNotEquals(
                with(options, RestartTest::people), with(options.withScenario(SMALL.seeded(2)), RestartTest::people));
    }

    @Test
    public void changesAreThereAfterARestart() {
        String before = with(stored(), RestartTest::story);
        assertEquals(before, with(stored(), c -> people(c) + c.truth("")));
    }

    @Test
    public void tokensAndDeltaLinksAreGoodAfterARestart() {
        String[] kept = with(stored(), caller -> {
            String tenant = caller.tenantId("huge");
            String refresh = caller.signIn(caller.msp().path("admin").asText())
                    .path("refresh_token")
                    .asText();
            String access =
                    caller.refresh(tenant, refresh).json().path("access_token").asText();
            JsonNode delta = caller.get("/graph/v1.0/users/delta?$deltatoken=latest", Caller.bearer(access))
                    .json();
            String link = delta.path("@odata.deltaLink").asText();
            return new String[] {tenant, refresh, access, link.substring(link.indexOf("/graph"))};
        });
        with(stored(), caller -> {
            assertEquals(200, caller.refresh(kept[0], kept[1]).status());
            assertEquals(
                    200, caller.get("/graph/v1.0/users", Caller.bearer(kept[2])).status());
            assertEquals(200, caller.get(kept[3], Caller.bearer(kept[2])).status());
            return true;
        });
    }

    @Test
    public void consentAndResetAreThereAfterARestart() {
        with(stored(), caller -> {
            caller.post("/control/reset", "{\"seed\":7,\"users\":500}");
            String link = "/login/" + caller.tenantId("unconsented") + "/v2.0/adminconsent?account=admin&redirect_uri="
                    + Caller.encode(Caller.CALLBACK) + "&client_id="
                    + caller.msp().path("app").path("clientId").asText();
            return caller.get(link);
        });
        with(stored(), caller -> {
            assertEquals("granted", caller.tenant("unconsented").path("access").asText());
            return true;
        });
    }

    @Test
    public void whatACrashLeftOfALineNeverCounted() throws IOException {
        with(stored(), caller -> caller.post("/control/changes/left", ""));
        Path journal = folder.getRoot().toPath().resolve("sandbox-journal.jsonl");
        Files.writeString(journal, "{\"batch\":\"joi", StandardOpenOption.APPEND);
        assertEquals(
                1, (int) with(stored(), caller -> caller.truth("").path("phase").asInt()));
        with(stored(), caller -> caller.post("/control/changes/joined", ""));
        assertEquals(
                2, (int) with(stored(), caller -> caller.truth("").path("phase").asInt()));
    }

    @Test
    public void anotherScenarioBeginsAnew() {
        with(stored(), caller -> caller.post("/control/changes/left", ""));
        SandboxOptions other = stored().withScenario(SMALL.seeded(9));
        assertEquals(
                0, (int) with(other, caller -> caller.truth("").path("phase").asInt()));
    }

    @Test
    public void aTakenPortIsSaid() {
        try (Sandbox first = Sandbox.start(SandboxOptions.defaults())) {
            SandboxOptions same =
                    SandboxOptions.defaults().withPort(first.baseUri().getPort());
            UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> Sandbox.start(same));
            assertEquals(
                    "the sandbox cannot listen on loopback port "
                            + first.baseUri().getPort(),
                    refused.getMessage());
        }
    }
}
