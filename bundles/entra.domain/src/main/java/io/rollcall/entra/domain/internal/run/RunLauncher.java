package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Records a run that a person starts and hands it over to orchestration. */
@Component(service = RunLauncher.class)
public final class RunLauncher {
    private final UnitOfWork work;
    private final RunStore runs;
    private final Ids ids;
    private final Clock clock;

    /** Dynamic: orchestration is swapped while the system runs. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable RunOrchestrator orchestrator;

    @Activate
    public RunLauncher(
            @Reference UnitOfWork work, @Reference RunStore runs, @Reference Ids ids, @Reference Clock clock) {
        this.work = work;
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Returns what is already running (same kind, client and source) instead.
     *
     * @param check refuses within the transaction that records the run
     */
    public Run launch(Caller.Person person, StartRun command, Runnable check) {
        RunOrchestrator driver = orchestrator();
        Run fresh = queued(person, command);
        Run run = work.inTenant(person.tenant(), () -> {
            check.run();
            Run stored = runs.insert(fresh, command.idempotencyKey());
            return neverBegan(stored) ? runs.insert(fresh, Optional.empty()) : stored;
        });
        if (run.id().equals(fresh.id())) {
            drive(driver, run);
        }
        return run;
    }

    /** It could not be handed over: its key is not used up, so that the caller may try again. */
    private static boolean neverBegan(Run run) {
        return run.status() == RunStatus.FAILED && run.startedAt().isEmpty();
    }

    private Run queued(Caller.Person person, StartRun command) {
        return new Run(
                ids.next(),
                person.tenant(),
                command.kind(),
                Trigger.MANUAL,
                person.name(),
                command.client(),
                command.input(),
                RunStatus.QUEUED,
                Optional.empty(),
                0,
                0,
                0,
                Counters.NONE,
                0,
                clock.instant(),
                Optional.empty(),
                Optional.empty());
    }

    /** A run that could not be handed over does not stay queued: it ends with the reason. */
    private void drive(RunOrchestrator driver, Run run) {
        try {
            driver.start(run.caller(), run.kind());
        } catch (Refused e) {
            work.runInTenant(
                    run.tenant(),
                    () -> runs.close(
                            run.tenant(),
                            run.id(),
                            RunStatus.FAILED,
                            Optional.of(e.problem().sentence()),
                            clock.instant()));
            throw e;
        }
    }

    private RunOrchestrator orchestrator() {
        RunOrchestrator current = orchestrator;
        if (current == null) {
            throw new Problem.Away("Orchestration is away right now: try again in a moment.").refuse();
        }
        return current;
    }
}
