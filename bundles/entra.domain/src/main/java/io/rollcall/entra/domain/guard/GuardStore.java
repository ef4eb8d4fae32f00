package io.rollcall.entra.domain.guard;

import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: what a run counted and how it was judged. Inside a unit of work of the tenant. */
@ConsumerType
public interface GuardStore {
    /** What waits, for each managed tenant of the run in which something does. */
    List<Counted> counted(TenantId tenant, UUID runId);

    /** The active links of all mappings together. */
    long activeLinks(TenantId tenant);

    /** Notes once what tripped; a later call changes nothing. */
    void judged(TenantId tenant, UUID runId, Map<UUID, Set<GuardedKind>> tripped, Instant at);

    /** What tripped in a managed tenant; empty before the run was judged. */
    Optional<Set<GuardedKind>> tripped(TenantId tenant, UUID runId, UUID entraTenantId);

    /**
     * What the run holds becomes the managed tenant's held set, in place of an earlier one; nothing held: it has none.
     *
     * @return the kinds that are held
     */
    Set<GuardedKind> replaceHeld(TenantId tenant, UUID runId, UUID entraTenantId, Instant at);

    /** All held sets, ordered by their managed tenant's name. */
    List<HeldSet> held(TenantId tenant);

    /**
     * @param changes by kind
     * @param linksBefore active links when the part began to decide; {@code linksNow}: when this was asked
     */
    record Counted(UUID entraTenantId, Map<GuardedKind, Long> changes, long linksBefore, long linksNow) {
        public long of(GuardedKind kind) {
            return changes.getOrDefault(kind, 0L);
        }

        /** The larger of the active links at the start and those that it would have at the end. */
        public long links() {
            return Math.max(linksBefore, linksNow + of(GuardedKind.CREATION));
        }
    }
}
