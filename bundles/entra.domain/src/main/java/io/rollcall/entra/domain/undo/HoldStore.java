package io.rollcall.entra.domain.undo;

import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: mappings on hold. Inside a unit of work of the tenant. */
@ConsumerType
public interface HoldStore {
    /** Empty if there is no mapping; locks it for this transaction. */
    Optional<Hold> find(TenantId tenant, UUID entraTenantId);

    /**
     * Takes the hold off and keeps the people whom undos concerned out, or forgets that they were concerned; the mapping's
     * version moves.
     *
     * @return how many people that are
     */
    int release(TenantId tenant, UUID entraTenantId, Release choice);

    /**
     * @param keptOut people whom an earlier release keeps out
     * @param beingUndone an open undo has not done with it
     */
    record Hold(boolean onHold, int keptOut, boolean beingUndone) {}
}
