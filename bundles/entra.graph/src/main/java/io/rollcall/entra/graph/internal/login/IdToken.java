package io.rollcall.entra.graph.internal.login;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.host.api.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The claims of an id token that came straight from the token endpoint. Its signature is not checked: the TLS channel to
 * that endpoint vouches for the issuer (OpenID Connect Core 1.0, section 3.1.3.7, point 6). All other checks are made.
 */
final class IdToken {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final JsonObject claims;

    private IdToken(JsonObject claims) {
        this.claims = claims;
    }

    static IdToken read(Secret token) {
        try {
            String[] parts = token.reveal().split("\\.", -1);
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            return new IdToken(JsonParser.parseString(new String(payload, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException e) {
            // Without its cause: a parser's message may quote what it read.
            throw refused("id_token_malformed");
        }
    }

    /** Refuses a token that is not for this app, this sign-in and this moment. */
    IdToken checked(Endpoints endpoints, String clientId, String nonce, Instant now) {
        require(clientId.equals(claim("aud")), "id_token_audience");
        require(nonce.equals(claim("nonce")), "id_token_nonce");
        require(endpoints.issuer(tenant()).equals(claim("iss")), "id_token_issuer");
        require(time("exp").plus(CLOCK_SKEW).isAfter(now), "id_token_expired");
        require(time("iat").minus(CLOCK_SKEW).isBefore(now), "id_token_early");
        return this;
    }

    UUID tenant() {
        try {
            return UUID.fromString(claim("tid"));
        } catch (IllegalArgumentException e) {
            throw refused("id_token_tenant");
        }
    }

    /** The account as people know it. */
    String account() {
        String name = claim("preferred_username");
        return name.isEmpty() ? claim("sub") : name;
    }

    private String claim(String name) {
        JsonElement value = claims.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private Instant time(String name) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(claim(name)));
        } catch (NumberFormatException e) {
            throw refused("id_token_" + name);
        }
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw refused(code);
        }
    }

    private static DirectoryFailure refused(String code) {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                code,
                "Microsoft's answer does not belong to this sign-in (" + code + "): connect again.");
    }
}
