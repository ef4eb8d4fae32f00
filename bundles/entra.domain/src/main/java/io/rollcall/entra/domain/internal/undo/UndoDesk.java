package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.undo.UndoStore;
import io.rollcall.entra.domain.undo.Undos;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts undos of runs that have something to undo. */
@Component
public final class UndoDesk implements Undos {
    private final Access access;
    private final UnitOfWork work;
    private final RunStore runs;
    private final UndoStore undos;
    private final RunLauncher launcher;

    @Activate
    public UndoDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference RunStore runs,
            @Reference UndoStore undos,
            @Reference RunLauncher launcher) {
        this.access = access;
        this.work = work;
        this.runs = runs;
        this.undos = undos;
        this.launcher = launcher;
    }

    @Override
    public Run undo(Caller caller, UUID runId, Optional<String> idempotencyKey) {
        Caller.Person person = access.editor(caller);
        Run source = work.inTenant(person.tenant(), () -> runs.find(person.tenant(), runId)
                .orElseThrow(() -> new Problem.NotFound("There is no run " + runId + ".").refuse()));
        refuseKind(source.kind());
        StartRun command = new StartRun(RunKind.UNDO, source.client(), RunInput.of(runId, Set.of()), idempotencyKey);
        return launcher.launch(person, command, () -> check(source, idempotencyKey));
    }

    private static void refuseKind(RunKind kind) {
        switch (kind) {
            case UNDO -> throw new Problem.RuleRefused("An undo cannot be undone: release the mappings that it put on"
                            + " hold, following the rules, and sync them.")
                    .refuse();
            case DISCOVERY, PREFLIGHT -> throw new Problem.RuleRefused(
                            "There is nothing to undo: a " + kind.key() + " changes no contact.")
                    .refuse();
            default -> {}
        }
    }

    /** @param found as it was a moment ago: what has ended stays so */
    private void check(Run found, Optional<String> idempotencyKey) {
        Run source = runs.find(found.tenant(), found.id()).orElseThrow();
        if (source.status().open()) {
            throw new Problem.Conflict("The run is still under way: cancel it or wait for its end.", List.of())
                    .refuse();
        }
        undos.undoneBy(source.tenant(), source.id(), idempotencyKey).ifPresent(undo -> {
            throw new Problem.Conflict(
                            "The run was undone already, by run " + undo + ": its changes list what was left.",
                            List.of())
                    .refuse();
        });
        if (!undos.changedAnything(source.tenant(), source.id())) {
            throw new Problem.RuleRefused(
                            "There is nothing to undo: the run changed nothing, or its changes are no longer kept.")
                    .refuse();
        }
    }
}
