package io.rollcall.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON over HTTP to one server. What the server refuses ends the demo with the server's own sentence. */
public final class Http {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private final Optional<String> key;

    public Http(String base, Optional<String> key) {
        this.base = base.replaceAll("/+$", "");
        this.key = key;
    }

    /** Exchanges the first administrator's key, which is good once, for a lasting one. */
    public static String lastingKey(String base, String key) {
        return key.contains("_once.")
                ? new Http(base, Optional.empty())
                        .post("/api/v1/session", Map.of("key", key, "label", "Demo"))
                        .path("data")
                        .path("key")
                        .asText()
                : key;
    }

    public JsonNode get(String path) {
        return body(exchange("GET", path, null));
    }

    public JsonNode post(String path, Object content) {
        return body(exchange("POST", path, content));
    }

    public JsonNode put(String path, Object content) {
        return body(exchange("PUT", path, content));
    }

    /** All items of a paged list. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = get(next);
            page.path("data").forEach(items::add);
            next = page.hasNonNull("next")
                    ? path + (path.contains("?") ? "&" : "?") + "cursor="
                            + page.get("next").asText()
                    : null;
        }
        return items;
    }

    public HttpResponse<String> exchange(
            String method, String path, @org.jspecify.annotations.Nullable Object content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .header("Accept", "application/json");
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            if (content == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(content)));
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailure(base + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("The demo was interrupted.", e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        JsonNode body = parse(response);
        if (response.statusCode() >= 300) {
            throw new DemoFailure(
                    response.request().method() + " " + response.uri().getPath() + " answered "
                            + response.statusCode() + ": " + body.path("error").asText(response.body())
                            + details(body));
        }
        return body;
    }

    private static String details(JsonNode body) {
        return (body.has("fields") ? " " + body.get("fields") : "")
                + (body.has("details") ? " " + body.get("details") : "");
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new DemoFailure(
                    response.uri().getPath() + " answered " + response.statusCode() + " without JSON.", e);
        }
    }
}
