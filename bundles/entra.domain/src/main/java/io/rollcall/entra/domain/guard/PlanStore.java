package io.rollcall.entra.domain.guard;

import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: whether what a person saw still stands. Inside a unit of work of the tenant. */
@ConsumerType
public interface PlanStore {
    /** What each part of a preflight was based on (mapping, rules, domains), by managed tenant; parts that it decided only. */
    Map<UUID, String> bases(TenantId tenant, UUID planId);

    /**
     * Identities of the plan whose own version, link, contact or dirt is not what it was, as sentences; at most
     * {@code limit}.
     */
    List<String> moved(TenantId tenant, UUID planId, int limit);

    /** What one run's held set has and another's has not, as sentences, added and removed; at most {@code limit}. */
    List<String> difference(TenantId tenant, UUID entraTenantId, UUID seenRun, UUID currentRun, int limit);
}
