package io.rollcall.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares Rollcall with what the sandbox knows to be true: counts per customer, and each contact of each client. */
final class Truth {
    private final Http rollcall;
    private final Http sandbox;
    private final Psa psa;
    private final Screen screen;

    Truth(Http rollcall, Http sandbox, Psa psa, Screen screen) {
        this.rollcall = rollcall;
        this.sandbox = sandbox;
        this.psa = psa;
        this.screen = screen;
    }

    JsonNode of(String connection) {
        return sandbox.get("/control/truth?connection=" + connection);
    }

    /** @param parts by Entra tenant id; the last part of a customer counts */
    void compareCounts(JsonNode truth, Map<String, JsonNode> parts) {
        for (JsonNode tenant : truth.path("tenants")) {
            String name = tenant.path("displayName").asText();
            JsonNode part = parts.get(tenant.path("tenantId").asText());
            boolean synced = part != null && part.path("status").asText().equals("completed");
            screen.expect(name + " is synced", tenant.path("synced").asBoolean(), synced);
            if (part != null && synced && tenant.path("synced").asBoolean()) {
                compare(name, tenant, part);
            }
        }
    }

    private void compare(String name, JsonNode tenant, JsonNode part) {
        JsonNode counters = part.path("counters");
        tenant.path("counts")
                .fields()
                .forEachRemaining(count -> screen.expect(
                        name + ", " + count.getKey(),
                        count.getValue().asLong(),
                        Runs.bucket(counters, count.getKey())));
        screen.expect(
                name + ", excluded by reason",
                counts(tenant.path("excluded"), ""),
                counts(counters.path("reasons"), "excluded."));
        screen.expect(
                name + ", review by reason",
                counts(tenant.path("review"), ""),
                counts(counters.path("reasons"), "review."));
    }

    /** Everybody's contacts: none missing, none too many, names, addresses and states as they shall be. */
    int compareContacts(JsonNode truth) {
        Map<String, String> createdFor = clientsOfTenants();
        int contacts = 0;
        for (JsonNode client : truth.path("clients")) {
            Optional<String> id = client.hasNonNull("externalId")
                    ? Optional.of(psa.clientId(client.path("externalId").asText()))
                    : Optional.ofNullable(
                            createdFor.get(client.path("createdFor").asText()));
            Map<String, Long> expected = new TreeMap<>();
            client.path("contacts").forEach(contact -> expected.merge(expected(contact), 1L, Long::sum));
            Map<String, Long> found = new TreeMap<>();
            id.ifPresent(known -> rollcall.all("/api/v1/contacts?limit=1000&clientId=" + known)
                    .forEach(contact -> found.merge(found(contact), 1L, Long::sum)));
            contacts += found.values().stream().mapToInt(Long::intValue).sum();
            compare(client.path("name").asText(), expected, found);
        }
        return contacts;
    }

    private void compare(String client, Map<String, Long> expected, Map<String, Long> found) {
        expected.forEach((contact, n) -> {
            if (found.getOrDefault(contact, 0L) < n) {
                screen.difference(client + " lacks the contact " + contact);
            }
        });
        found.forEach((contact, n) -> {
            if (expected.getOrDefault(contact, 0L) < n) {
                screen.difference(client + " has the contact too many " + contact);
            }
        });
    }

    private Map<String, String> clientsOfTenants() {
        Map<String, String> clients = new HashMap<>();
        rollcall.get("/api/integrations/entra/mappings")
                .path("data")
                .path("rows")
                .forEach(row -> clients.put(
                        row.path("tenant").path("entraTenantId").asText(),
                        row.path("client").path("id").asText()));
        return clients;
    }

    private static String expected(JsonNode contact) {
        return line(contact, contact.path("active").asBoolean(), contact.hasNonNull("objectId"));
    }

    private static String found(JsonNode contact) {
        return line(contact, !contact.path("inactive").asBoolean(), contact.hasNonNull("provenance"));
    }

    private static String line(JsonNode contact, boolean active, boolean linked) {
        return contact.path("email").asText() + " \"" + contact.path("name").asText() + "\" "
                + (active ? "active" : "inactive") + (linked ? ", linked" : ", not linked");
    }

    private static Map<String, Long> counts(JsonNode reasons, String prefix) {
        Map<String, Long> counts = new TreeMap<>();
        reasons.fields().forEachRemaining(reason -> {
            if (reason.getKey().startsWith(prefix) && reason.getValue().asLong() > 0) {
                counts.put(
                        reason.getKey().substring(prefix.length()),
                        reason.getValue().asLong());
            }
        });
        return counts;
    }
}
