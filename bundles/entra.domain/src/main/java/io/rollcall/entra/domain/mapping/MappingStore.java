package io.rollcall.entra.domain.mapping;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant; ended decisions are kept as history. */
@ConsumerType
public interface MappingStore {
    /** One change of the tenant's mappings at a time: waits for it, and holds it until the transaction ends. */
    void lock(TenantId tenant);

    /** The active decisions. */
    List<Mapping> all(TenantId tenant);

    /**
     * Replaces the active decisions of these managed tenants (the same decision again changes nothing), marks their
     * identities dirty, and recomputes {@code clients.entra_tenant_id} and {@code entra_primary_domain} (the oldest active
     * mapping) of every client that is touched.
     */
    void decide(TenantId tenant, List<MappingDecision> decisions, String decidedBy, Instant at);

    /** A {@code CREATE_NEW} whose client now exists becomes {@code MAPPED}. */
    void provisioned(TenantId tenant, UUID entraTenantId, ClientId client, Instant at);
}
