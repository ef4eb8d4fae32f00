package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.sync.Approved;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes what a person saw, a plan or a held set: decides again on the state that is stored, without reading a directory,
 * and lets pass what comes out the same. What moved in between is left out and shown.
 */
@Component(service = ApplyStep.class)
public final class ApplyStep {
    private final UnitOfWork work;
    private final RunStore runs;
    private final Parts parts;
    private final Sweep sweep;
    private final StagedStore staged;

    @Activate
    public ApplyStep(
            @Reference UnitOfWork work,
            @Reference RunStore runs,
            @Reference Parts parts,
            @Reference Sweep sweep,
            @Reference StagedStore staged) {
        this.work = work;
        this.runs = runs;
        this.parts = parts;
        this.sweep = sweep;
        this.staged = staged;
    }

    void apply(Caller.System caller, UUID entraTenantId, Pulse pulse) {
        parts.onOpen(caller, entraTenantId, run -> {
            UUID source = run.input().source().orElseThrow();
            boolean plan = work.inTenant(caller.tenant(), () -> runs.find(caller.tenant(), source))
                    .filter(saw -> saw.kind() == RunKind.PREFLIGHT)
                    .isPresent();
            PartWork part = work.inTenant(caller.tenant(), () -> parts.look(caller, run, entraTenantId));
            boolean whole = plan ? plan(part, source, pulse) : heldSet(part, source, pulse);
            if (whole) {
                parts.finish(part, Set.of());
            } else {
                parts.leave(part);
            }
        });
    }

    /** Everybody who is dirty is looked at, so that the plan's counts come out again. */
    private boolean plan(PartWork part, UUID source, Pulse pulse) {
        return sweep.over(part, Optional.empty(), batch -> Approved.plan(seen(part, source, batch)), pulse);
    }

    private boolean heldSet(PartWork part, UUID source, Pulse pulse) {
        return sweep.over(part, Optional.of(source), batch -> Approved.heldSet(seen(part, source, batch)), pulse);
    }

    private List<PreviewedIdentity> seen(PartWork part, UUID source, List<KnownIdentity> batch) {
        return staged.staged(
                part.tenant(),
                source,
                part.entraTenantId(),
                batch.stream().map(known -> known.identity().objectId()).toList());
    }
}
