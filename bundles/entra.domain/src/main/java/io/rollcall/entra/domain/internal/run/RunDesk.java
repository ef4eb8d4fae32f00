package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.connection.OpenRuns;
import io.rollcall.entra.domain.journal.Journal;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.Runs;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What people do with runs. */
@Component
public final class RunDesk implements Runs {
    private final Access access;
    private final UnitOfWork work;
    private final RunStore runs;
    private final OpenRuns openRuns;
    private final Journal journal;
    private final ConnectionStore connections;
    private final Clients clients;
    private final Ids ids;
    private final Clock clock;

    /** Dynamic: orchestration is swapped while the system runs, and reading runs does not need it. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable RunOrchestrator orchestrator;

    @Activate
    public RunDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference RunStore runs,
            @Reference OpenRuns openRuns,
            @Reference Journal journal,
            @Reference ConnectionStore connections,
            @Reference Clients clients,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.runs = runs;
        this.openRuns = openRuns;
        this.journal = journal;
        this.connections = connections;
        this.clients = clients;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Run start(Caller caller, StartRun command) {
        Caller.Person person = command.kind() == RunKind.SINGLE_CLIENT
                ? access.editor(caller, EntraFlags.CLIENT_SYNC_ACTION)
                : access.editor(caller);
        RunOrchestrator driver = orchestrator();
        Run fresh = queued(person, command);
        Run run = work.inTenant(person.tenant(), () -> {
            check(person, command);
            Run stored = runs.insert(fresh, command.idempotencyKey());
            return neverBegan(stored) ? runs.insert(fresh, Optional.empty()) : stored;
        });
        if (run.id().equals(fresh.id())) {
            drive(driver, run);
        }
        return run;
    }

    @Override
    public Run get(Caller caller, UUID runId) {
        return read(caller, person -> find(person, runId));
    }

    @Override
    public Page<Run> list(Caller caller, PageRequest page) {
        return read(caller, person -> runs.list(person.tenant(), page));
    }

    @Override
    public List<RunPart> parts(Caller caller, UUID runId) {
        return read(
                caller,
                person -> runs.parts(person.tenant(), find(person, runId).id()));
    }

    @Override
    public Page<JournalEntry> changes(Caller caller, UUID runId, PageRequest page) {
        return read(
                caller,
                person -> journal.ofRun(person.tenant(), find(person, runId).id(), page));
    }

    @Override
    public Page<PreviewedIdentity> preview(Caller caller, UUID runId, PageRequest page) {
        return read(
                caller,
                person -> journal.previewOf(person.tenant(), find(person, runId).id(), page));
    }

    @Override
    public Run cancel(Caller caller, UUID runId) {
        Caller.Person person = access.editor(caller);
        Run run = work.inTenant(person.tenant(), () -> {
            Run found = find(person, runId);
            if (!found.status().open()) {
                throw new Problem.Conflict(
                                "The run has ended already: it is "
                                        + found.status().key() + ".",
                                List.of())
                        .refuse();
            }
            runs.requestCancel(person.tenant(), runId);
            return found;
        });
        openRuns.hurry(run.caller());
        return get(caller, runId);
    }

    /** It could not be handed over: its key is not used up, so that the caller may try again. */
    private static boolean neverBegan(Run run) {
        return run.status() == RunStatus.FAILED && run.startedAt().isEmpty();
    }

    private void check(Caller.Person person, StartRun command) {
        if (connections.active(person.tenant()).isEmpty()) {
            throw new Problem.RuleRefused("There is no connection to Microsoft: connect first.").refuse();
        }
        if (command.kind() == RunKind.SINGLE_CLIENT && command.client().isEmpty()) {
            throw new Problem.Invalid(
                            "A client's sync needs its client.",
                            List.of(new Problem.FieldError("clientId", "Name the client to sync.")))
                    .refuse();
        }
        command.client()
                .filter(client -> clients.find(person.tenant(), client).isEmpty())
                .ifPresent(client -> {
                    throw new Problem.NotFound("There is no client " + client + ".").refuse();
                });
    }

    private Run queued(Caller.Person person, StartRun command) {
        return new Run(
                ids.next(),
                person.tenant(),
                command.kind(),
                Trigger.MANUAL,
                person.name(),
                command.client(),
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

    private Run find(Caller.Person person, UUID runId) {
        return runs.find(person.tenant(), runId)
                .orElseThrow(() -> new Problem.NotFound("There is no run " + runId + ".").refuse());
    }

    private <T> T read(Caller caller, Function<Caller.Person, T> reading) {
        Caller.Person person = access.reader(caller);
        return work.inTenant(person.tenant(), () -> reading.apply(person));
    }

    private RunOrchestrator orchestrator() {
        RunOrchestrator current = orchestrator;
        if (current == null) {
            throw new Problem.Away("Orchestration is away right now: try again in a moment.").refuse();
        }
        return current;
    }
}
