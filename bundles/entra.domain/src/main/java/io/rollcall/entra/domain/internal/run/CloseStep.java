package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.notice.RunNews;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Closes parts and runs: the first status that applies, always with its reason. */
@Component(service = CloseStep.class)
public final class CloseStep {
    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final RunNews news;
    private final Clock clock;

    @Activate
    public CloseStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference RunNews news,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.news = news;
        this.clock = clock;
    }

    void fail(Caller.System run, UUID entraTenantId, PartFailure failure) {
        work.runInTenant(run.tenant(), () -> closePart(run, entraTenantId, RunStatus.FAILED, failure));
    }

    RunStatus close(Caller.System caller, Optional<PartFailure> failure) {
        return work.inTenant(caller.tenant(), () -> {
            Run run = runs.find(caller.tenant(), caller.runId()).orElseThrow();
            if (!run.status().open()) {
                return run.status();
            }
            List<RunPart> parts = runs.parts(caller.tenant(), caller.runId());
            Ending ending = ending(caller, parts, failure);
            parts.stream()
                    .filter(part -> part.status().open())
                    .forEach(part -> closePart(caller, part.entraTenantId(), openPartEnds(ending), ending.asFailure()));
            runs.close(caller.tenant(), caller.runId(), ending.status(), ending.reason(), clock.instant());
            news.tell(caller.tenant(), caller.runId());
            return ending.status();
        });
    }

    private Ending ending(Caller.System run, List<RunPart> parts, Optional<PartFailure> failure) {
        if (gate.turnedOff(run)) {
            return Ending.of(RunStatus.CANCELLED, "The integration was turned off while the run was under way.");
        }
        if (!runs.goesOn(run.tenant(), run.runId())) {
            return Ending.of(RunStatus.CANCELLED, "Somebody cancelled the run.");
        }
        if (failure.isPresent()) {
            return Ending.of(RunStatus.FAILED, failure.get().sentence());
        }
        long failed = parts.stream()
                .filter(part ->
                        part.status() == RunStatus.FAILED || part.status().open())
                .count();
        long tried = parts.stream()
                .filter(part -> part.status() != RunStatus.SKIPPED)
                .count();
        if (failed > 0 && failed == tried) {
            return Ending.of(RunStatus.FAILED, failed + " of " + tried + " managed tenants failed; each says why.");
        }
        long quarantined = parts.stream()
                .filter(part -> part.status() == RunStatus.QUARANTINED)
                .count();
        if (quarantined > 0) {
            return Ending.of(
                    RunStatus.QUARANTINED,
                    quarantined + " of " + tried + " managed tenants hold changes that wait for approval.");
        }
        if (failed > 0) {
            return Ending.of(RunStatus.PARTIAL, failed + " of " + tried + " managed tenants failed; each says why.");
        }
        return parts.stream().anyMatch(part -> part.status() == RunStatus.PARTIAL)
                ? Ending.of(RunStatus.PARTIAL, partly(run))
                : new Ending(RunStatus.COMPLETED, Optional.empty());
    }

    private static String partly(Caller.System run) {
        return RunKind.of(run.operation()) == RunKind.UNDO
                ? "Some contacts were not as the run had left them and were left alone; the changes of this undo list them."
                : "Some people could not be synced; their tenants say why.";
    }

    private static RunStatus openPartEnds(Ending ending) {
        return ending.status() == RunStatus.CANCELLED ? RunStatus.CANCELLED : RunStatus.FAILED;
    }

    private void closePart(Caller.System run, UUID entraTenantId, RunStatus status, PartFailure why) {
        runs.closePart(
                run.tenant(),
                run.runId(),
                new RunStore.PartEnd(entraTenantId, status, Optional.of(why), Optional.empty(), Optional.empty()),
                clock.instant());
    }

    private record Ending(RunStatus status, Optional<String> reason) {
        static Ending of(RunStatus status, String reason) {
            return new Ending(status, Optional.of(reason));
        }

        PartFailure asFailure() {
            return new PartFailure(
                    "run_" + status.key(),
                    reason.orElse("The run ended before this tenant was done."),
                    Optional.empty());
        }
    }
}
