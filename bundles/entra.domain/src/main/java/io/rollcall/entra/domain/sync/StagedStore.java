package io.rollcall.entra.domain.sync;

import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: decisions of a run that are not written, one per identity. Inside a unit of work of the tenant; sets, never
 * rows.
 */
@ConsumerType
public interface StagedStore {
    /** Stores them; one of the same run and identity is replaced. */
    void stage(TenantId tenant, UUID runId, List<PreviewedIdentity> decisions);

    /** Adds to the counters of the run's part. */
    void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters counters);

    /** What that run staged for these identities. */
    List<PreviewedIdentity> staged(TenantId tenant, UUID runId, UUID entraTenantId, Collection<UUID> objectIds);

    /** Written after all, or no longer to be done. */
    void drop(TenantId tenant, UUID runId, UUID entraTenantId, Collection<UUID> objectIds);

    /** Drops of one managed tenant what still waits and is not held. */
    void dropWaiting(TenantId tenant, UUID runId, UUID entraTenantId);

    /** Which of these contacts and links the run has given away and ended so far, without writing it. */
    Given given(TenantId tenant, UUID runId, Collection<ContactId> contacts, Collection<UUID> links);

    /** A preflight's decisions of these kinds would be held: shows and counts them so. */
    void hold(TenantId tenant, UUID runId, UUID entraTenantId, Set<GuardedKind> kinds);

    /** @param linked contacts that somebody would be linked to; {@code ended}: links that would end */
    record Given(Set<ContactId> linked, Set<UUID> ended) {}
}
