package io.rollcall.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Connect, discover, map, preview, sync, change, sync again: through CIPP, then directly. */
public final class MainJob {
    private static final String ROUTE = "/api/integrations/entra";

    private final Http rollcall;
    private final Http sandbox;
    private final Screen screen;
    private final Psa psa;
    private final Runs runs;
    private final Truth truth;
    private final JsonNode msp;

    public MainJob(Http rollcall, Http sandbox, Screen screen) {
        this.rollcall = rollcall;
        this.sandbox = sandbox;
        this.screen = screen;
        this.psa = new Psa(rollcall);
        this.runs = new Runs(rollcall, screen);
        this.truth = new Truth(rollcall, sandbox, psa, screen);
        this.msp = sandbox.get("/control/msp");
    }

    void run() {
        prepare();
        preflight();
        initialSync("cipp");
        oneListingProvesAbsence();
        changesAndSync("cipp", "day-two");
        changesAndSync("cipp", "day-three");
        nothingChanges();
        prepareDirectly();
        screen.chapter("The first sync over the new connection");
        compare("direct", sync("/sync", Map.of("scope", "all-tenants")), false);
        changesAndSync("direct", "day-two");
        changesAndSync("direct", "day-three");
        nothingChanges();
    }

    /** All that comes before the first sync through CIPP. */
    public void prepare() {
        screen.chapter("What the MSP has already");
        int contacts = psa.type(msp);
        screen.say("%d clients and %d contacts, typed by people", psa.clients(), contacts);

        screen.chapter("Connect through CIPP");
        connectThroughCipp();
        discover();
        map("cipp");
    }

    /** Takes a direct connection in the place of the other one, up to the moment before its first sync. */
    public void prepareDirectly() {
        screen.chapter("Connect directly to Microsoft, with the whole sign-in");
        connectDirectly();
        discover();
        map("direct");
    }

    private void connectThroughCipp() {
        ObjectNode request = ((ObjectNode) msp.path("cipp")).deepCopy().put("type", "cipp");
        JsonNode probe = rollcall.post(ROUTE + "/connect/test", request).path("data");
        screen.say("tested: CIPP lists %d tenants", probe.path("tenants").asInt());
        JsonNode connection = rollcall.post(ROUTE + "/connect", request).path("data");
        screen.say(
                "connected: %s, %s",
                connection.path("type").asText(), connection.path("status").asText());
    }

    private void connectDirectly() {
        HttpResponse<String> started = rollcall.exchange("POST", ROUTE + "/connect", Map.of("type", "direct"));
        JsonNode answer = read(started);
        URI back = new Browser()
                .signIn(
                        URI.create(answer.path("data").path("authorizeUrl").asText()),
                        msp.path("admin").asText(),
                        Browser.cookie(started));
        screen.say(
                "signed in as %s; the browser came back with: %s",
                msp.path("admin").asText(), back.getQuery());
        JsonNode waiting = rollcall.get(ROUTE).path("data").path("waiting");
        screen.expect(
                "the partner tenant shown",
                msp.path("partnerTenantId").asText(),
                waiting.path("partnerTenantId").asText());
        JsonNode connection = rollcall.post(
                        ROUTE + "/connect/confirm",
                        Map.of(
                                "partnerTenantId",
                                waiting.path("partnerTenantId").asText()))
                .path("data");
        screen.say(
                "confirmed: %s as %s",
                connection.path("type").asText(), connection.path("account").asText());
    }

    private void discover() {
        screen.chapter("Discover the customers");
        runs.complete("/discovery", Map.of(), "discovering");
        JsonNode tenants = rollcall.get(ROUTE + "/managed-tenants").path("data");
        Map<String, Integer> access = new TreeMap<>();
        tenants.forEach(tenant -> access.merge(tenant.path("access").asText(), 1, Integer::sum));
        screen.say("%d managed tenants: %s", tenants.size(), access);
    }

    /** Takes what is matched for certain, chooses among candidates as a person would, and creates what is missing. */
    private void map(String connection) {
        screen.chapter("Map them to clients");
        JsonNode preview = rollcall.get(ROUTE + "/mappings/preview").path("data");
        Map<String, String> classes = classes(preview);
        screen.say(
                "preview: %d matched for certain, %d with candidates, %d without",
                preview.path("autoMatched").size(),
                preview.path("candidates").size(),
                preview.path("unmatched").size());
        ArrayNode rows = Http.JSON.createArrayNode();
        for (JsonNode tenant : truth.of(connection).path("tenants")) {
            String id = tenant.path("tenantId").asText();
            if (classes.containsKey(id) && !tenant.path("decision").asText().equals("unmapped")) {
                screen.expect(
                        tenant.path("displayName").asText() + " is suggested as",
                        tenant.path("match").asText(),
                        classes.get(id));
                rows.add(decision(tenant));
            }
        }
        JsonNode confirmed =
                rollcall.post(ROUTE + "/mappings/confirm", Map.of("rows", rows)).path("data");
        screen.say("confirmed: %s", confirmed.path("counts"));
        confirmed.path("warnings").forEach(warning -> screen.say("warning: %s", warning.asText()));
    }

    private ObjectNode decision(JsonNode tenant) {
        ObjectNode row = Http.JSON
                .createObjectNode()
                .put("entraTenantId", tenant.path("tenantId").asText())
                .put("state", tenant.path("decision").asText())
                .put("partnerToo", false);
        if (tenant.path("decision").asText().equals("mapped")) {
            row.put("clientId", psa.clientId(tenant.path("clients").get(0).asText()));
        }
        return row;
    }

    private static Map<String, String> classes(JsonNode preview) {
        Map<String, String> classes = new HashMap<>();
        for (String kind : List.of("autoMatched", "candidates")) {
            preview.path(kind)
                    .forEach(row ->
                            classes.put(row.path("tenant").path("entraTenantId").asText(), kind));
        }
        preview.path("unmatched")
                .forEach(row -> classes.put(row.path("entraTenantId").asText(), "unmatched"));
        return classes;
    }

    private void preflight() {
        screen.chapter("Preflight: what would a sync do?");
        JsonNode whole = runs.complete("/sync/preflight", Map.of(), "preflight");
        screen.say("it would do: %s", whole.path("run").path("counters").path("buckets"));
        screen.expect("contacts linked by a preflight", 0L, linkedContacts());
    }

    private long linkedContacts() {
        return rollcall.all("/api/v1/contacts?limit=1000").stream()
                .filter(contact -> contact.hasNonNull("provenance"))
                .count();
    }

    private void initialSync(String connection) {
        screen.chapter("Initial sync: one pilot client, then the rest");
        String pilot = psa.clientId(truth.of(connection)
                .path("tenants")
                .get(0)
                .path("clients")
                .get(0)
                .asText());
        Map<String, JsonNode> parts = sync("/sync", Map.of("scope", "initial", "pilotClientId", pilot));
        sync("/sync", Map.of("scope", "initial")).forEach(parts::putIfAbsent);
        compare(connection, parts, true);
    }

    private void oneListingProvesAbsence() {
        ObjectNode settings = (ObjectNode) rollcall.get(ROUTE + "/settings").path("data");
        settings.put("absenceListings", 1).put("absenceGap", "PT0S");
        settings.withObject("/damping").put("changes", 10);
        rollcall.put(ROUTE + "/settings", settings);
    }

    private void changesAndSync(String connection, String changes) {
        screen.chapter("People join, leave, are renamed, disabled, come back, move: " + changes);
        screen.say(
                "changed: %s",
                sandbox.post("/control/changes/" + changes, Map.of()).path("kinds"));
        compare(connection, sync("/sync", Map.of("scope", "all-tenants")), true);
    }

    private void nothingChanges() {
        screen.chapter("Once more: nothing has changed, so nothing changes");
        JsonNode buckets = runs.complete("/sync", Map.of("scope", "all-tenants"), "syncing")
                .path("run")
                .path("counters")
                .path("buckets");
        screen.say("%s", buckets);
        for (String bucket : List.of("created", "linked", "updated", "inactivated", "reactivated", "failed")) {
            screen.expect(
                    "a sync without changes, " + bucket,
                    0L,
                    buckets.path(bucket).asLong());
        }
    }

    private Map<String, JsonNode> sync(String route, Map<String, String> request) {
        JsonNode whole = runs.complete(route, request, "syncing");
        runs.show(whole);
        Map<String, JsonNode> parts = new HashMap<>();
        whole.path("parts").forEach(part -> parts.put(part.path("entraTenantId").asText(), part));
        return parts;
    }

    /**
     * Notes on the screen what differs from what the sandbox knows to be true.
     *
     * @param counts compare the numbers of this run, too; else the contacts alone
     */
    public void compare(String connection, Map<String, JsonNode> parts, boolean counts) {
        JsonNode known = truth.of(connection);
        int before = screen.differences().size();
        if (counts) {
            truth.compareCounts(known, parts);
        }
        int contacts = truth.compareContacts(known);
        screen.say(
                "%,d contacts compared with the truth, one by one: %s",
                contacts,
                Optional.of(screen.differences().size() - before)
                        .filter(n -> n > 0)
                        .map(n -> n + " differences")
                        .orElse("all right"));
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return Http.JSON.readTree(response.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new DemoFailure("connect answered " + response.statusCode() + " without JSON.", e);
        }
    }
}
