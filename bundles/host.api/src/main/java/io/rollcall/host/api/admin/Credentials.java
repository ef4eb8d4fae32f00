package io.rollcall.host.api.admin;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Makes keys and tells whom they stand for. Thread-safe. Not to be called in a unit of work. */
@ProviderType
public interface Credentials {
    /** {@code value} is known here and now only: what is stored is its hash. */
    record Issued(ApiKey key, Secret value) {}

    /** The user or platform operator of a bearer token: empty if it is unknown, expired or revoked. */
    Optional<Caller> caller(Secret token);

    /** Refuses with {@code NotFound} an unknown user. */
    Issued issue(TenantId tenant, UUID userId, String label, Optional<Instant> expiresAt);

    /**
     * Exchanges the first administrator's one-time key for a key that lasts; the one-time key ends with it.
     *
     * @return empty if it is no one-time key, or is used or expired
     */
    Optional<Issued> redeem(Secret oneTime, String label);

    /** What may be shown of a key's value, so that its owner knows it again: never enough to guess the rest. */
    String prefix(ApiKey key);
}
