package io.rollcall.host.rest.internal.keys;

import io.rollcall.host.api.admin.Credentials;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The one answer that holds a key itself.
 *
 * @param key the whole key: it is never shown again
 */
public record IssuedKey(UUID id, String key, String prefix, String label, Optional<Instant> expiresAt) {
    public static IssuedKey of(Credentials.Issued issued, Credentials credentials) {
        return new IssuedKey(
                issued.key().id(),
                issued.value().reveal(),
                credentials.prefix(issued.key()),
                issued.key().label(),
                issued.key().expiresAt());
    }

    @Override
    public String toString() {
        return "IssuedKey[" + prefix + "***]";
    }
}
