package io.rollcall.entra.domain.care;

import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: removes what is too old, at most {@code limit} rows at a time, of which it says how many they were. Rows that
 * another process is removing are left to it. Runs, links, review items and the hashes of purged people are never
 * removed. Inside a unit of work of the tenant. Thread-safe.
 */
@ConsumerType
public interface ExpiryStore {
    /** The journal of runs that ended before then, and its entries without a run. */
    int journal(TenantId tenant, Instant before, int limit);

    /** The staged changes of runs that ended before then and hold nothing any more. */
    int staged(TenantId tenant, Instant before, int limit);

    /** The staged changes of preflights that ended before then. */
    int plans(TenantId tenant, Instant before, int limit);
}
