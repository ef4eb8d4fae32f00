package io.rollcall.host.api.admin;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** API keys, known by their hash only: lower-case hexadecimal SHA-256 of a key of at least 128 random bits. Thread-safe. */
@ProviderType
public interface ApiKeys {
    /**
     * Whom a key acts for, looked up across tenants in one statement: empty if the key is unknown, revoked or expired, or
     * its user inactive. Not to be called in a unit of work.
     */
    Optional<Caller.Person> caller(String hash);

    /** Newest first, revoked and expired ones too; of one user, or of all. */
    Page<ApiKey> list(TenantId tenant, Optional<UUID> userId, PageRequest page);

    /** Refuses with {@code NotFound} an unknown user. */
    ApiKey create(TenantId tenant, UUID id, UUID userId, String label, String hash, Optional<Instant> expiresAt);

    /** @return false if there is no such key that was not yet revoked */
    boolean revoke(TenantId tenant, UUID id);
}
