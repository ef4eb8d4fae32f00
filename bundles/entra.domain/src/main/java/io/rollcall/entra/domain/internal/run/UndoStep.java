package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.undo.Undoing;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.undo.UndoStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts back what a run changed in one managed tenant, batch by batch, each batch in one transaction that locks the
 * mapping. What was looked at does not come again, so that a step repeated after a crash goes on where it was.
 */
@Component(service = UndoStep.class)
public final class UndoStep {
    private static final String PHASE = "undoing";
    private static final PartFailure LEFT = new PartFailure(
            "changed_since",
            "Some contacts are not as the run left them: they were left as they are. The changes of this undo list them.",
            Optional.empty());

    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final Parts parts;
    private final DecisionStore decisions;
    private final UndoStore undos;
    private final Undoing undoing;
    private final Clock clock;

    @Activate
    public UndoStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference Parts parts,
            @Reference DecisionStore decisions,
            @Reference UndoStore undos,
            @Reference Undoing undoing,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.parts = parts;
        this.decisions = decisions;
        this.undos = undos;
        this.undoing = undoing;
        this.clock = clock;
    }

    void undo(Caller.System caller, UUID entraTenantId, Pulse pulse) {
        parts.onOpen(caller, entraTenantId, undo -> {
            Optional<ClientId> client = work.inTenant(caller.tenant(), () -> begin(caller, undo, entraTenantId));
            long done = 0;
            int batch;
            do {
                batch = work.inTenant(caller.tenant(), () -> batch(caller, undo, entraTenantId, client));
                done += batch;
                pulse.beat(PHASE, done);
            } while (batch > 0);
            work.runInTenant(caller.tenant(), () -> finish(caller, undo, entraTenantId));
        });
    }

    /** The client to which the managed tenant belonged in the run that is undone. */
    private Optional<ClientId> begin(Caller.System caller, Run undo, UUID entraTenantId) {
        gate.check(caller);
        undos.begin(undo);
        runs.progress(undo.tenant(), undo.id(), entraTenantId, PHASE, 0);
        return part(undo, undo.input().source().orElseThrow(), entraTenantId).client();
    }

    /** Whoever unmapped it has ended its links: then there is no mapping to lock, and its contacts are still put back. */
    private int batch(Caller.System caller, Run undo, UUID entraTenantId, Optional<ClientId> client) {
        gate.check(caller);
        decisions.lock(undo.tenant(), entraTenantId);
        return undoing.batch(undo, entraTenantId, client);
    }

    private void finish(Caller.System caller, Run undo, UUID entraTenantId) {
        gate.check(caller);
        boolean left = part(undo, undo.id(), entraTenantId).counters().of(Bucket.FAILED) > 0;
        RunStore.PartEnd end = new RunStore.PartEnd(
                entraTenantId,
                left ? RunStatus.PARTIAL : RunStatus.COMPLETED,
                left ? Optional.of(LEFT) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
        runs.closePart(undo.tenant(), undo.id(), end, clock.instant());
    }

    private RunPart part(Run undo, UUID runId, UUID entraTenantId) {
        return runs.part(undo.tenant(), runId, entraTenantId).orElseThrow();
    }
}
