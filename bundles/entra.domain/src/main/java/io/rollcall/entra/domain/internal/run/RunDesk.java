package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.connection.OpenRuns;
import io.rollcall.entra.domain.journal.Journal;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.Runs;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

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
    private final RunLauncher launcher;

    @Activate
    public RunDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference RunStore runs,
            @Reference OpenRuns openRuns,
            @Reference Journal journal,
            @Reference ConnectionStore connections,
            @Reference Clients clients,
            @Reference RunLauncher launcher) {
        this.access = access;
        this.work = work;
        this.runs = runs;
        this.openRuns = openRuns;
        this.journal = journal;
        this.connections = connections;
        this.clients = clients;
        this.launcher = launcher;
    }

    @Override
    public Run start(Caller caller, StartRun command) {
        Caller.Person person = command.kind() == RunKind.SINGLE_CLIENT
                ? access.editor(caller, EntraFlags.CLIENT_SYNC_ACTION)
                : access.editor(caller);
        return launcher.launch(person, command, () -> check(person, command));
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

    private Run find(Caller.Person person, UUID runId) {
        return runs.find(person.tenant(), runId)
                .orElseThrow(() -> new Problem.NotFound("There is no run " + runId + ".").refuse());
    }

    private <T> T read(Caller caller, Function<Caller.Person, T> reading) {
        Caller.Person person = access.reader(caller);
        return work.inTenant(person.tenant(), () -> reading.apply(person));
    }
}
