package io.rollcall.entra.domain.directory.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The sandbox as its testers see it, by its control routes: the truth, changes and faults. */
public final class SandboxCloud {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String connection;

    /** @param connection {@code direct} or {@code cipp}: the truth differs */
    public SandboxCloud(URI base, String connection) {
        this.base = base;
        this.connection = connection;
    }

    public URI base() {
        return base;
    }

    /** The MSP with its applications and accounts. */
    public JsonNode msp() {
        return call("GET", "/control/msp", "");
    }

    public Set<UUID> tenants(Predicate<JsonNode> which) {
        return StreamSupport.stream(truth().spliterator(), false)
                .filter(which)
                .map(tenant -> id(tenant.path("tenantId")))
                .collect(Collectors.toSet());
    }

    /** The one tenant, or any of several, of a kind. */
    public UUID tenant(String kind) {
        return tenants(tenant -> tenant.path("kind").asText().equals(kind))
                .iterator()
                .next();
    }

    public int people(UUID tenant) {
        return StreamSupport.stream(truth().spliterator(), false)
                .filter(row -> id(row.path("tenantId")).equals(tenant))
                .findFirst()
                .orElseThrow()
                .path("people")
                .asInt();
    }

    /** A tenant's groups with all users in them. */
    public Map<UUID, Set<UUID>> groups(UUID tenant) {
        Map<UUID, Set<UUID>> groups = new HashMap<>();
        for (JsonNode group : call("GET", "/control/groups?tenant=" + tenant, "")) {
            groups.put(
                    id(group.path("id")),
                    StreamSupport.stream(group.path("users").spliterator(), false)
                            .map(SandboxCloud::id)
                            .collect(Collectors.toSet()));
        }
        return groups;
    }

    /** Makes a batch of changes happen; who is gone by it, by tenant. */
    public Map<UUID, Set<UUID>> gone(String batch) {
        Map<UUID, Set<UUID>> gone = new HashMap<>();
        for (JsonNode change : call("POST", "/control/changes/" + batch, "").path("changes")) {
            gone.computeIfAbsent(id(change.path("tenantId")), any -> new HashSet<>())
                    .add(id(change.path("objectId")));
        }
        return gone;
    }

    /** @param fault as the sandbox's README writes it */
    public void fault(String fault) {
        call("POST", "/control/faults", fault);
    }

    public void calm() {
        call("DELETE", "/control/faults", "");
    }

    /** How many requests a route has answered. */
    public int requests(String route) {
        return call("GET", "/control/requests", "").path(route).path("requests").asInt();
    }

    private JsonNode truth() {
        return call("GET", "/control/truth?connection=" + connection, "").path("tenants");
    }

    private static UUID id(JsonNode text) {
        return UUID.fromString(text.asText());
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
