package io.rollcall.entra.graph.internal.login;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.host.api.secrets.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * What one sign-in left: the stored credential of a direct connection, one JSON value.
 *
 * @param session tells this sign-in from any other, so that tokens of an earlier one are never used
 * @param refreshedAt when Microsoft issued the refresh token: it lives 90 days from then
 */
record TokenSet(UUID session, UUID partnerTenantId, Secret refreshToken, Instant refreshedAt) {
    static TokenSet of(Secret stored) {
        try {
            JsonObject json = JsonParser.parseString(stored.reveal()).getAsJsonObject();
            return new TokenSet(
                    UUID.fromString(json.get("session").getAsString()),
                    UUID.fromString(json.get("partnerTenantId").getAsString()),
                    new Secret(json.get("refreshToken").getAsString()),
                    Instant.parse(json.get("refreshedAt").getAsString()));
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException e) {
            // Without its cause: a parser's message may quote what it read.
            throw new DirectoryFailure(
                    Kind.CREDENTIAL, "unreadable_sign_in", "The stored sign-in cannot be read: connect again.");
        }
    }

    Secret stored() {
        JsonObject json = new JsonObject();
        json.addProperty("session", session.toString());
        json.addProperty("partnerTenantId", partnerTenantId.toString());
        json.addProperty("refreshToken", refreshToken.reveal());
        json.addProperty("refreshedAt", refreshedAt.toString());
        return new Secret(json.toString());
    }

    TokenSet rotated(Secret next, Instant at) {
        return new TokenSet(session, partnerTenantId, next, at);
    }
}
