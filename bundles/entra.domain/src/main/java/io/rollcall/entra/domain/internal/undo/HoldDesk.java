package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.undo.HoldStore;
import io.rollcall.entra.domain.undo.HoldStore.Hold;
import io.rollcall.entra.domain.undo.Holds;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes mappings off hold. */
@Component
public final class HoldDesk implements Holds {
    private final Access access;
    private final UnitOfWork work;
    private final MappingStore mappings;
    private final HoldStore holds;

    @Activate
    public HoldDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference MappingStore mappings,
            @Reference HoldStore holds) {
        this.access = access;
        this.work = work;
        this.mappings = mappings;
        this.holds = holds;
    }

    @Override
    public Released release(Caller caller, UUID entraTenantId, Release choice) {
        TenantId tenant = access.editor(caller).tenant();
        return work.inTenant(tenant, () -> {
            mappings.lock(tenant);
            Hold hold = holds.find(tenant, entraTenantId)
                    .orElseThrow(() ->
                            new Problem.NotFound("There is no mapping of the tenant " + entraTenantId + ".").refuse());
            check(hold, choice);
            return new Released(entraTenantId, choice, holds.release(tenant, entraTenantId, choice));
        });
    }

    private static void check(Hold hold, Release choice) {
        if (hold.beingUndone()) {
            throw conflict("An undo of this mapping is still under way: wait for its end or cancel it.");
        }
        boolean letsIn = choice == Release.FOLLOW_RULES && hold.keptOut() > 0;
        if (!hold.onHold() && !letsIn) {
            throw conflict("This mapping is not on hold: there is nothing to release.");
        }
    }

    private static RuntimeException conflict(String sentence) {
        return new Problem.Conflict(sentence, List.of()).refuse();
    }
}
