package io.rollcall.entra.domain.tenants;

import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant; sets, never rows. */
@ConsumerType
public interface ManagedTenantStore {
    /** Inserts or updates by Entra tenant id, seen by this run at this time; found again they are no longer lost. */
    void upsert(TenantId tenant, UUID runId, List<FoundTenant> found, Instant at);

    /** Those that this run saw for the first time ever. */
    List<ManagedTenant> newIn(TenantId tenant, UUID runId);

    /** After a COMPLETE discovery: marks those that this run did not see as lost and returns the newly lost ones. */
    List<ManagedTenant> markLost(TenantId tenant, UUID runId, Instant at);

    /** All, the lost ones too, ordered by name. */
    List<ManagedTenant> all(TenantId tenant);

    Optional<ManagedTenant> find(TenantId tenant, UUID entraTenantId);

    /** The domains as just read before a sync. */
    void verifiedDomains(TenantId tenant, UUID entraTenantId, Set<String> domains);

    /** The end of the last complete discovery. */
    Optional<Instant> lastDiscovery(TenantId tenant);
}
