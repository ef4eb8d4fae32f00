package io.rollcall.host.rest.internal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.rest.internal.RestConventions;
import io.rollcall.host.rest.internal.json.Json;
import io.rollcall.host.rest.internal.metrics.Metrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** Resources with all conventions, asked without a network. */
public final class Rest {
    private static final URI BASE = URI.create("https://rollcall.test/");

    private final ApplicationHandler application;

    private Rest(Supplier<Optional<Credentials>> credentials, Metrics metrics, Object... resources) {
        application = new ApplicationHandler(new ResourceConfig()
                .register(new RestConventions(credentials, metrics))
                .registerInstances(resources));
    }

    public static Rest with(Object... resources) {
        return with(new Metrics(), resources);
    }

    public static Rest with(Metrics metrics, Object... resources) {
        return new Rest(() -> Optional.of(new TestCredentials()), metrics, resources);
    }

    /** The database is not there yet, and with it no credentials. */
    public static Rest starting(Object... resources) {
        return new Rest(Optional::empty, new Metrics(), resources);
    }

    public Answer get(String path, String key) {
        return ask("GET", path, "", Map.of("Authorization", "Bearer " + key));
    }

    public Answer send(String method, String path, String key, String json) {
        return ask(method, path, json, Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json"));
    }

    public Answer send(String method, String path, String key, String json, String ifMatch) {
        return ask(
                method,
                path,
                json,
                Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json", "If-Match", ifMatch));
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
            return response.getHeaderString(name);
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

        public String error() {
            return json().path("error").asText();
        }
    }
}
