package io.rollcall.entra.domain.privacy;

import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: the record of purges, kept for ever. Inside a unit of work of the tenant. Thread-safe. */
@ConsumerType
public interface PurgeLog {
    void begin(TenantId tenant, Purge purge);

    /** Adds to what was redacted so far. */
    void count(TenantId tenant, UUID purgeId, long contacts, long people);

    void complete(TenantId tenant, UUID purgeId, Instant at);

    Optional<Purge> find(TenantId tenant, UUID purgeId);

    /** Newest first. */
    Page<Purge> list(TenantId tenant, PageRequest page);
}
