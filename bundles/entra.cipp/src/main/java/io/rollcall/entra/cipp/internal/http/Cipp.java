package io.rollcall.entra.cipp.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** One question to CIPP's API and its answer as JSON. */
public final class Cipp {
    /** User lists take 40 seconds and cold starts minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final GuardedHttp http;
    private final AppTokens tokens;
    private final Turns turns = new Turns();

    public Cipp(URI login, Guard guard, Clock clock) {
        this.http = new GuardedHttp(guard);
        this.tokens = new AppTokens(login, http, clock);
    }

    /** @param query each name once: CIPP does not mind their case */
    public JsonNode get(DirectoryConnection connection, String endpoint, Map<String, String> query) {
        CippSettings settings = CippSettings.of(connection);
        URI uri = URI.create(settings.base() + "/api/" + endpoint + (query.isEmpty() ? "" : "?" + encoded(query)));
        Reply reply = turns.take(settings.base(), () -> answered(settings, uri));
        if (reply.status() != 200) {
            throw CippFailures.of(reply);
        }
        if (reply.isHtml()) {
            throw CippFailures.notCipp();
        }
        return Json.parsed(reply).orElseThrow(CippFailures::notCipp);
    }

    /** A refused token is replaced and the question put once more. */
    private Reply answered(CippSettings settings, URI uri) {
        Secret token = tokens.of(settings);
        Reply reply = http.send(request(uri, token));
        if (reply.status() != 401) {
            return reply;
        }
        tokens.forget(settings, token);
        return http.send(request(uri, tokens.of(settings)));
    }

    private static HttpRequest request(URI uri, Secret token) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.reveal())
                .build();
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$");
    }
}
