package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.connection.OpenRuns;
import io.rollcall.entra.domain.journal.Journal;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.Test;

public class RunDeskTest {
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());

    private final RunBench bench = new RunBench();
    private final Orchestrator orchestrator = new Orchestrator();
    private final OpenRuns openRuns = new OpenRuns(bench.work, bench.runs);
    private final RunLauncher launcher = new RunLauncher(bench.work, bench.runs, bench.ids, bench.clock);
    private final RunDesk desk = new RunDesk(
            new Access((tenant, flag) -> bench.flags.contains(flag)),
            bench.work,
            bench.runs,
            openRuns,
            journal(),
            bench.connections,
            bench.office.clientStore(),
            launcher);
    private final Caller ann = person(UserType.INTERNAL, Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE);

    public RunDeskTest() {
        launcher.orchestrator = orchestrator;
        openRuns.addOrchestrator(orchestrator);
    }

    @Test
    public void a_start_records_who_and_hands_the_run_over() {
        Run run = desk.start(ann, start(RunKind.INITIAL));

        assertEquals("ann", run.startedBy());
        assertEquals(Trigger.MANUAL, run.trigger());
        assertEquals(RunStatus.QUEUED, run.status());
        assertEquals(List.of(run.caller()), orchestrator.started);
    }

    @Test
    public void starting_what_is_running_returns_the_running_one() {
        Run first = desk.start(ann, start(RunKind.INITIAL));
        Run again = desk.start(ann, start(RunKind.INITIAL));

        assertEquals(first.id(), again.id());
        assertEquals(1, orchestrator.started.size());
    }

    @Test
    public void another_kind_and_another_client_are_other_runs() {
        ClientId one = bench.office.client("One").id();
        ClientId two = bench.office.client("Two").id();

        desk.start(ann, start(RunKind.INITIAL));
        desk.start(ann, start(RunKind.PREFLIGHT));
        desk.start(ann, start(RunKind.SINGLE_CLIENT, one));
        desk.start(ann, start(RunKind.SINGLE_CLIENT, two));

        assertEquals(4, orchestrator.started.size());
    }

    @Test
    public void the_same_key_gives_the_same_run_even_after_its_end() {
        StartRun command = new StartRun(RunKind.INITIAL, Optional.empty(), RunInput.NONE, Optional.of("key"));
        Run first = desk.start(ann, command);
        bench.drive(first);

        Run again = desk.start(ann, command);

        assertEquals(first.id(), again.id());
        assertEquals(RunStatus.COMPLETED, again.status());
        assertEquals(1, orchestrator.started.size());
    }

    @Test
    public void while_orchestration_is_away_nothing_is_queued() {
        launcher.orchestrator = null;

        assertTrue(refusal(() -> desk.start(ann, start(RunKind.INITIAL))) instanceof Problem.Away);
        assertEquals(List.of(), bench.runs.all());
    }

    @Test
    public void a_run_that_cannot_be_handed_over_does_not_stay_queued() {
        orchestrator.away = true;

        assertTrue(refusal(() -> desk.start(ann, start(RunKind.INITIAL))) instanceof Problem.Away);

        Run run = bench.runs.all().get(0);
        assertEquals(RunStatus.FAILED, run.status());
        assertEquals(Optional.of("Temporal is away."), run.reason());
    }

    @Test
    public void a_start_that_met_no_orchestration_can_be_tried_again_with_its_key() {
        StartRun command = new StartRun(RunKind.INITIAL, Optional.empty(), RunInput.NONE, Optional.of("key"));
        orchestrator.away = true;
        refusal(() -> desk.start(ann, command));
        orchestrator.away = false;

        Run run = desk.start(ann, command);

        assertEquals(RunStatus.QUEUED, run.status());
        assertNotEquals(bench.runs.all().get(0).id(), run.id());
        assertEquals(List.of(run.caller()), orchestrator.started);
    }

    @Test
    public void without_a_connection_nothing_starts() {
        bench.work.runInTenant(RunBench.MSP, () -> bench.connections.end(RunBench.MSP, "ann", bench.clock.instant()));

        assertTrue(refusal(() -> desk.start(ann, start(RunKind.DISCOVERY))) instanceof Problem.RuleRefused);
        assertEquals(List.of(), bench.runs.all());
    }

    @Test
    public void one_clients_sync_names_a_client_that_exists() {
        Problem.Invalid invalid = (Problem.Invalid) refusal(() -> desk.start(ann, start(RunKind.SINGLE_CLIENT)));
        assertEquals("clientId", invalid.fields().get(0).field());

        ClientId nobody = new ClientId(new UUID(9, 9));
        for (RunKind kind : List.of(RunKind.SINGLE_CLIENT, RunKind.INITIAL, RunKind.PREFLIGHT)) {
            assertTrue(refusal(() -> desk.start(ann, start(kind, nobody))) instanceof Problem.NotFound);
        }
    }

    @Test
    public void one_clients_sync_needs_its_own_flag_and_the_others_do_not() {
        bench.flags.remove(EntraFlags.CLIENT_SYNC_ACTION);
        ClientId client = bench.office.client("One").id();

        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.CLIENT_SYNC_ACTION),
                refusal(() -> desk.start(ann, start(RunKind.SINGLE_CLIENT, client))));
        desk.start(ann, start(RunKind.INITIAL, client));
    }

    @Test
    public void a_cancelled_run_is_told_to_its_orchestrator_and_goes_on_no_more() {
        Run run = desk.start(ann, start(RunKind.INITIAL));

        desk.cancel(ann, run.id());

        assertEquals(List.of(run.caller()), orchestrator.cancelled);
        assertEquals(RunStatus.CANCELLED, bench.drive(run).status());
    }

    @Test
    public void cancelling_does_not_need_orchestration() {
        Run run = desk.start(ann, start(RunKind.INITIAL));
        launcher.orchestrator = null;
        orchestrator.away = true;

        desk.cancel(ann, run.id());

        assertEquals(RunStatus.CANCELLED, bench.drive(run).status());
    }

    @Test
    public void an_ended_run_cannot_be_cancelled() {
        Run run = bench.drive(desk.start(ann, start(RunKind.INITIAL)));

        Problem.Conflict conflict = (Problem.Conflict) refusal(() -> desk.cancel(ann, run.id()));

        assertEquals("The run has ended already: it is completed.", conflict.sentence());
    }

    @Test
    public void a_run_that_does_not_exist_is_not_found() {
        UUID nothing = new UUID(9, 9);

        every(ann, nothing).forEach(call -> assertTrue(refusal(call::run) instanceof Problem.NotFound));
    }

    @Test
    public void readers_read_and_start_nothing() {
        Run run = desk.start(ann, start(RunKind.INITIAL));
        Caller reader = person(UserType.INTERNAL, Permission.SETTINGS_READ);

        assertEquals(run.id(), desk.get(reader, run.id()).id());
        assertEquals(1, desk.list(reader, ALL).items().size());
        assertEquals(List.of(), desk.parts(reader, run.id()));
        assertEquals(List.of(), desk.changes(reader, run.id(), ALL).items());
        assertEquals(List.of(), desk.preview(reader, run.id(), ALL).items());
        assertTrue(refusal(() -> desk.start(reader, start(RunKind.PREFLIGHT))) instanceof Problem.Forbidden);
        assertTrue(refusal(() -> desk.cancel(reader, run.id())) instanceof Problem.Forbidden);
    }

    @Test
    public void nobody_else_sees_anything() {
        Run run = desk.start(ann, start(RunKind.INITIAL));
        Permission[] all = {Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE};
        List<Caller> others = List.of(
                person(UserType.CLIENT, all),
                person(UserType.INTERNAL, Permission.CLIENT_READ),
                new Caller.Operator("ops"),
                run.caller());

        for (Caller other : others) {
            every(other, run.id()).forEach(call -> assertTrue(refusal(call::run) instanceof Problem.Forbidden));
            assertTrue(refusal(() -> desk.start(other, start(RunKind.INITIAL))) instanceof Problem.Forbidden);
            assertTrue(refusal(() -> desk.list(other, ALL)) instanceof Problem.Forbidden);
        }
    }

    @Test
    public void with_the_flag_off_every_route_says_so() {
        bench.flags.remove(EntraFlags.UI);

        every(ann, new UUID(9, 9))
                .forEach(call -> assertEquals(new Problem.FeatureDisabled(EntraFlags.UI), refusal(call::run)));
        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.UI), refusal(() -> desk.start(ann, start(RunKind.INITIAL))));
    }

    private List<Runnable> every(Caller caller, UUID run) {
        List<Consumer<UUID>> calls = List.of(
                id -> desk.get(caller, id),
                id -> desk.parts(caller, id),
                id -> desk.changes(caller, id, ALL),
                id -> desk.preview(caller, id, ALL),
                id -> desk.cancel(caller, id));
        return calls.stream().<Runnable>map(call -> () -> call.accept(run)).toList();
    }

    private static StartRun start(RunKind kind) {
        return new StartRun(kind, Optional.empty(), RunInput.NONE, Optional.empty());
    }

    private static StartRun start(RunKind kind, ClientId client) {
        return new StartRun(kind, Optional.of(client), RunInput.NONE, Optional.empty());
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private static Caller person(UserType type, Permission... permissions) {
        return new Caller.Person(RunBench.MSP, new UUID(0, 5), "ann", type, Set.of(permissions));
    }

    private static Journal journal() {
        return new Journal() {
            @Override
            public Page<JournalEntry> ofRun(TenantId tenant, UUID runId, PageRequest page) {
                return new Page<>(List.of(), Optional.empty());
            }

            @Override
            public Page<PreviewedIdentity> previewOf(TenantId tenant, UUID runId, PageRequest page) {
                return new Page<>(List.of(), Optional.empty());
            }
        };
    }

    private static final class Orchestrator implements RunOrchestrator {
        final List<Caller.System> started = new ArrayList<>();
        final List<Caller.System> cancelled = new ArrayList<>();
        boolean away;

        @Override
        public void start(Caller.System run, RunKind kind) {
            requireThere();
            started.add(run);
        }

        @Override
        public void cancel(Caller.System run) {
            requireThere();
            cancelled.add(run);
        }

        private void requireThere() {
            if (away) {
                throw new Problem.Away("Temporal is away.").refuse();
            }
        }
    }
}
