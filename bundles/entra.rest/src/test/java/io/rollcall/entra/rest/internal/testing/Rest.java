package io.rollcall.entra.rest.internal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.RestConventions;
import io.rollcall.host.rest.internal.json.Json;
import io.rollcall.host.rest.internal.metrics.Metrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** Resources behind the host's own conventions, asked by Ann without a network. */
public final class Rest {
    public static final Caller ANN = new Caller.Person(
            new TenantId(new UUID(0, 1)),
            new UUID(0, 5),
            "ann",
            UserType.INTERNAL,
            Set.of(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE));

    private static final URI BASE = URI.create("https://rollcall.test/");
    private static final String KEY = "anns-key";

    private final ApplicationHandler application;

    public Rest(Object... resources) {
        application = new ApplicationHandler(new ResourceConfig()
                .register(new RestConventions(() -> Optional.of(new AnnsKey()), new Metrics()))
                .registerInstances(resources));
    }

    public Answer get(String path) {
        return ask("GET", path, "", Map.of("Authorization", "Bearer " + KEY));
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, Map.of());
    }

    public Answer send(String method, String path, String json, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + KEY);
        headers.put("Content-Type", "application/json");
        return ask(method, path, json, headers);
    }

    public Answer ask(String method, String path, String body, Map<String, String> headers) {
        ContainerRequest request = new ContainerRequest(
                BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), application.getConfiguration());
        headers.forEach(request.getHeaders()::putSingle);
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(UTF_8)));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            return new Answer(application.apply(request, out).get(), out.toString(UTF_8));
        } catch (Exception e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        }
    }

    /** An answer as it goes over the wire. */
    public record Answer(ContainerResponse response, String body) {
        public int status() {
            return response.getStatus();
        }

        public String header(String name) {
            return response.getStringHeaders().getFirst(name);
        }

        public JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        public JsonNode data() {
            return json().path("data");
        }

        /** The first field that was refused. */
        public String field() {
            return json().path("fields").path(0).path("field").asText();
        }
    }

    private static final class AnnsKey implements Credentials {
        @Override
        public Optional<Caller> caller(Secret token) {
            return token.equals(new Secret(KEY)) ? Optional.of(ANN) : Optional.empty();
        }

        @Override
        public Issued issue(TenantId tenant, UUID userId, String label, Optional<Instant> expiresAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Issued> redeem(Secret oneTime, String label) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String prefix(ApiKey key) {
            throw new UnsupportedOperationException();
        }
    }
}
