package io.rollcall.entra.domain.privacy;

import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: the keyed hashes of purged people's object ids and addresses, kept for ever. Inside a unit of work of the
 * tenant. Thread-safe.
 */
@ConsumerType
public interface PurgedHashes {
    /**
     * Whether the tenant has ever purged anybody. One cheap statement. Until this unit of work ends a purge waits, so that
     * nothing is written of somebody who is purged in between.
     */
    boolean any(TenantId tenant);

    /** Those of these hashes that are known. */
    Set<String> known(TenantId tenant, Collection<String> hashes);

    /** Adds them, and {@link #any} says so from now on; what is there already stays as it is. */
    void add(TenantId tenant, UUID purgeId, Collection<String> hashes);

    /** Waits for the units of work that asked {@link #any}, and lets those that ask from now on wait for this one. */
    void lock(TenantId tenant);
}
