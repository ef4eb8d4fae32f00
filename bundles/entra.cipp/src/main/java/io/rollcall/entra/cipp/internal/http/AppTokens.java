package io.rollcall.entra.cipp.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** CIPP's access tokens by OAuth client credentials, in memory until shortly before they end. */
final class AppTokens {
    private static final Duration MARGIN = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI login;
    private final GuardedHttp http;
    private final Clock clock;
    private final Map<CippSettings, Held> held = new ConcurrentHashMap<>();

    private record Held(Secret token, Instant expiresAt) {}

    AppTokens(URI login, GuardedHttp http, Clock clock) {
        this.login = login;
        this.http = http;
        this.clock = clock;
    }

    /** One redemption at a time per connection: the map's entry is locked meanwhile. */
    Secret of(CippSettings settings) {
        Instant soon = clock.instant().plus(MARGIN);
        held.values().removeIf(old -> old.expiresAt().isBefore(soon));
        return held.compute(
                        settings, (any, now) -> now != null && soon.isBefore(now.expiresAt()) ? now : redeem(settings))
                .token();
    }

    /** The token was refused. */
    void forget(CippSettings settings, Secret refused) {
        held.computeIfPresent(settings, (any, now) -> now.token().equals(refused) ? null : now);
    }

    private Held redeem(CippSettings settings) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(login + "/" + settings.partnerTenantId() + "/oauth2/v2.0/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(settings)))
                .build();
        Reply reply = http.send(request);
        JsonNode answer = Json.parsed(reply).orElseThrow(() -> LoginFailures.of(reply, Optional.empty()));
        if (reply.status() != 200 || !answer.path("access_token").isTextual()) {
            throw LoginFailures.of(reply, Optional.of(answer));
        }
        return new Held(
                new Secret(answer.path("access_token").asText()),
                clock.instant().plusSeconds(answer.path("expires_in").asLong()));
    }

    private static String form(CippSettings settings) {
        return "grant_type=client_credentials&client_id=" + encoded(settings.clientId())
                + "&client_secret=" + encoded(settings.clientSecret().reveal())
                + "&scope=" + encoded("api://" + settings.clientId() + "/.default");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
