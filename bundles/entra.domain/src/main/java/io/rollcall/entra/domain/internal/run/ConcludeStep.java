package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.internal.sync.Guard;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The decide half's second pass: what waited is decided again and written, or held if its kind tripped. */
@Component(service = ConcludeStep.class)
public final class ConcludeStep {
    private final UnitOfWork work;
    private final Parts parts;
    private final Sweep sweep;
    private final GuardStore guards;
    private final StagedStore staged;

    @Activate
    public ConcludeStep(
            @Reference UnitOfWork work,
            @Reference Parts parts,
            @Reference Sweep sweep,
            @Reference GuardStore guards,
            @Reference StagedStore staged) {
        this.work = work;
        this.parts = parts;
        this.sweep = sweep;
        this.guards = guards;
        this.staged = staged;
    }

    void conclude(Caller.System caller, UUID entraTenantId, Pulse pulse) {
        parts.onOpen(caller, entraTenantId, run -> {
            PartWork part = work.inTenant(caller.tenant(), () -> parts.look(caller, run, entraTenantId));
            Set<GuardedKind> tripped =
                    work.inTenant(caller.tenant(), () -> guards.tripped(caller.tenant(), run.id(), entraTenantId)
                            .orElse(Set.of()));
            if (run.kind() == RunKind.PREFLIGHT) {
                show(part, tripped);
            } else if (wrote(part, run, tripped, pulse)) {
                parts.finish(part, tripped);
            } else {
                parts.leave(part);
            }
        });
    }

    private boolean wrote(PartWork part, Run run, Set<GuardedKind> tripped, Pulse pulse) {
        Guard guard = Guard.holding(tripped);
        boolean whole = sweep.over(part, Optional.of(run.id()), batch -> guard, pulse);
        work.runInTenant(part.tenant(), () -> staged.dropWaiting(part.tenant(), run.id(), part.entraTenantId()));
        return whole;
    }

    private void show(PartWork part, Set<GuardedKind> tripped) {
        if (!tripped.isEmpty()) {
            work.runInTenant(
                    part.tenant(), () -> staged.hold(part.tenant(), part.run().id(), part.entraTenantId(), tripped));
        }
        parts.finish(part, tripped);
    }
}
