package io.rollcall.itests.process;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.demo.Http;
import io.rollcall.demo.MainJob;
import io.rollcall.demo.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The demo's MSP in a Rollcall whose process may die and come back. */
final class DemoMsp implements AutoCloseable {
    private static final String ROUTE = "/api/integrations/entra";
    private static final Set<String> OPEN = Set.of("queued", "running");
    private static final long PATIENCE_SECONDS = 240;

    private final Path data;
    private final Prepared prepared;
    private RollcallProcess process;
    private Http rollcall;
    private Http sandbox;

    /**
     * A stopped Rollcall with this MSP in it, at the moment before its first sync.
     *
     * @param job reaches its copies, too: they keep its ports
     */
    record Prepared(Path data, String key, Screen screen, MainJob job) {}

    static Prepared prepare(Path data) throws Exception {
        try (RollcallProcess process =
                RollcallProcess.start("ee", data, Map.of(), "--sandbox").awaitReady()) {
            Http sandbox = new Http(process.sandboxUrl(), Optional.empty());
            String key = Http.lastingKey(process.url(), process.firstKey());
            Screen screen = silent();
            MainJob job = new MainJob(new Http(process.url(), Optional.of(key)), sandbox, screen);
            job.prepare();
            assertEquals(List.of(), screen.differences());
            return new Prepared(data, key, screen, job);
        }
    }

    /** Starts a copy of what was prepared. */
    DemoMsp(Prepared prepared, Path data) throws Exception {
        this.data = data;
        this.prepared = prepared;
        copy(prepared.data(), data);
        start();
    }

    private static Screen silent() {
        return new Screen(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    void start() throws Exception {
        process = RollcallProcess.start("ee", data, Map.of()).awaitReady();
        process.awaitAnswer(ROUTE, 401); // the integration may be there a moment later than the host
        rollcall = new Http(process.url(), Optional.of(prepared.key()));
        sandbox = new Http(process.sandboxUrl(), Optional.empty());
    }

    /** As {@code kill -9} and a new start do. */
    void killAndStart() throws Exception {
        process.kill();
        process.close();
        start();
    }

    void connectDirectly() {
        prepared.job().prepareDirectly();
    }

    /** Each request to Microsoft takes this long, until the process ends. */
    void slowDown(int millis) {
        for (String where : List.of("cipp", "graph")) {
            sandbox.post(
                    "/control/faults", Map.of("where", where, "kind", "latency", "millis", millis, "times", 1_000_000));
        }
    }

    /** @return the run's id */
    String startInitialSync() {
        return rollcall.post(ROUTE + "/sync", Map.of("scope", "initial"))
                .path("data")
                .path("id")
                .asText();
    }

    JsonNode awaitEnd(String run) throws InterruptedException {
        return await(run, whole -> !isOpen(whole.path("run")));
    }

    /** Waits until an open run has got there. */
    void awaitOpen(String run, Predicate<JsonNode> there) throws InterruptedException {
        JsonNode whole = await(run, now -> there.test(now) || !isOpen(now.path("run")));
        assertEquals("the run is open: " + whole, true, isOpen(whole.path("run")));
    }

    private JsonNode await(String run, Predicate<JsonNode> there) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode whole = run(run);
        while (!there.test(whole)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The run never got there: " + whole);
            }
            Thread.sleep(10);
            whole = run(run);
        }
        return whole;
    }

    private JsonNode run(String id) {
        return rollcall.get(ROUTE + "/runs/" + id).path("data");
    }

    private static boolean isOpen(JsonNode run) {
        return OPEN.contains(run.path("status").asText());
    }

    long openRuns() {
        return rollcall.all(ROUTE + "/runs").stream().filter(DemoMsp::isOpen).count();
    }

    /** What differs from what the sandbox knows to be true, in every contact and in the counts of this first run. */
    List<String> differences(String connection, JsonNode whole) {
        Map<String, JsonNode> parts = new HashMap<>();
        whole.path("parts").forEach(part -> parts.put(part.path("entraTenantId").asText(), part));
        return noted(() -> prepared.job().compare(connection, parts, true));
    }

    /** What differs from what the sandbox knows to be true, in every contact. */
    List<String> differentContacts(String connection) {
        return noted(() -> prepared.job().compare(connection, Map.of(), false));
    }

    private List<String> noted(Runnable comparison) {
        int before = prepared.screen().differences().size();
        comparison.run();
        List<String> all = prepared.screen().differences();
        return all.subList(before, all.size());
    }

    /** What must stand in no log. */
    List<String> secrets() throws IOException {
        JsonNode msp = sandbox.get("/control/msp");
        return List.of(
                prepared.key(),
                msp.path("cipp").path("clientSecret").asText(),
                msp.path("app").path("clientSecret").asText(),
                Files.readString(data.resolve("postgres/password")).strip());
    }

    @Override
    public void close() throws Exception {
        process.close();
    }
}
