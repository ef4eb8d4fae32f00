package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.undo.HoldDesk;
import io.rollcall.entra.domain.internal.undo.UndoDesk;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.undo.Holds;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class UndoDeskTest {
    private final RunBench bench = new RunBench();
    private final Access access = new Access((tenant, flag) -> bench.flags.contains(flag));
    private final RunLauncher launcher = new RunLauncher(bench.work, bench.runs, bench.ids, bench.clock);
    private final UndoDesk desk = new UndoDesk(access, bench.work, bench.runs, bench.undos, launcher);
    private final Holds holds = new HoldDesk(access, bench.work, bench.office, bench.undos);
    private final Caller ann = person(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE);
    private final UUID contoso = bench.customer("Contoso", "a");

    public UndoDeskTest() {
        launcher.orchestrator = new Orchestrator();
    }

    @Test
    public void an_undo_is_a_run_of_its_own_that_names_its_source() {
        Run source = synced();

        Run undo = desk.undo(ann, source.id(), Optional.empty());

        assertEquals(RunKind.UNDO, undo.kind());
        assertEquals(Optional.of(source.id()), undo.input().source());
        assertEquals("ann", undo.startedBy());
        assertEquals(RunStatus.QUEUED, undo.status());
    }

    @Test
    public void starting_an_undo_that_is_under_way_returns_it() {
        Run source = synced();

        Run first = desk.undo(ann, source.id(), Optional.empty());
        Run again = desk.undo(ann, source.id(), Optional.empty());

        assertEquals(first.id(), again.id());
    }

    @Test
    public void undos_of_two_runs_do_not_stand_in_each_others_way() {
        Run one = desk.undo(ann, synced().id(), Optional.empty());
        Run other = desk.undo(ann, synced().id(), Optional.empty());

        assertTrue(!one.id().equals(other.id()));
    }

    @Test
    public void a_run_is_undone_once() {
        Run source = synced();
        Run undo = bench.drive(desk.undo(ann, source.id(), Optional.of("key")));

        String sentence = conflict(() -> desk.undo(ann, source.id(), Optional.empty()));

        assertTrue(sentence, sentence.contains(undo.id().toString()));
        assertEquals(
                "the same key gives the same run",
                undo.id(),
                desk.undo(ann, source.id(), Optional.of("key")).id());
    }

    @Test
    public void an_undo_is_not_undone_and_the_refusal_says_what_to_do_instead() {
        Run undo = bench.drive(desk.undo(ann, synced().id(), Optional.empty()));

        String sentence = refused(() -> desk.undo(ann, undo.id(), Optional.empty()));

        assertTrue(sentence, sentence.contains("release"));
    }

    @Test
    public void what_writes_nothing_has_nothing_to_undo() {
        for (RunKind kind : List.of(RunKind.PREFLIGHT, RunKind.DISCOVERY)) {
            Run run = bench.queue(kind, Trigger.MANUAL, Optional.empty());
            String sentence = refused(() -> desk.undo(ann, run.id(), Optional.empty()));
            assertTrue(sentence, sentence.contains(kind.key()));
        }
        Run idle = bench.sync();
        assertTrue(refused(() -> desk.undo(ann, idle.id(), Optional.empty())).contains("nothing"));
    }

    @Test
    public void an_open_run_must_end_first() {
        Run open = bench.queue(RunKind.ALL_TENANTS, Trigger.MANUAL, Optional.empty());

        assertTrue(conflict(() -> desk.undo(ann, open.id(), Optional.empty())).contains("under way"));
    }

    @Test
    public void an_unknown_run_is_not_found() {
        Refused unknown = assertThrows(Refused.class, () -> desk.undo(ann, UUID.randomUUID(), Optional.empty()));

        assertEquals(Problem.NotFound.class, unknown.problem().getClass());
    }

    @Test
    public void undoing_and_releasing_need_the_permission_to_change_settings() {
        Caller reader = person(Permission.SETTINGS_READ);
        for (ThrowingRunnable asked : List.<ThrowingRunnable>of(
                () -> desk.undo(reader, UUID.randomUUID(), Optional.empty()),
                () -> holds.release(reader, contoso, Release.KEEP_OUT))) {
            assertEquals(
                    Problem.Forbidden.class,
                    assertThrows(Refused.class, asked).problem().getClass());
        }
    }

    @Test
    public void a_release_takes_the_hold_off_and_moves_the_mapping() {
        bench.drive(desk.undo(ann, synced().id(), Optional.empty()));
        Mapping held = mapping();

        Holds.Released released = holds.release(ann, contoso, Release.FOLLOW_RULES);

        assertTrue(held.onHold());
        assertEquals(new Holds.Released(contoso, Release.FOLLOW_RULES, 1), released);
        assertTrue(!mapping().onHold());
        assertTrue(mapping().version() > held.version());
        assertEquals(0, bench.undos.marks.size());
    }

    @Test
    public void who_was_kept_out_is_let_in_again_by_following_the_rules() {
        bench.drive(desk.undo(ann, synced().id(), Optional.empty()));

        holds.release(ann, contoso, Release.KEEP_OUT);
        assertEquals(List.of(true), List.copyOf(bench.undos.marks.values()));
        conflict(() -> holds.release(ann, contoso, Release.KEEP_OUT));
        holds.release(ann, contoso, Release.FOLLOW_RULES);

        conflict(() -> holds.release(ann, contoso, Release.FOLLOW_RULES));
    }

    @Test
    public void a_mapping_that_is_not_on_hold_cannot_be_released() {
        assertTrue(conflict(() -> holds.release(ann, contoso, Release.KEEP_OUT)).contains("not on hold"));
    }

    @Test
    public void a_mapping_is_released_after_its_undo_has_ended() {
        Run undo = desk.undo(ann, synced().id(), Optional.empty());
        bench.steps.open(undo.caller());
        bench.office.map(bench.managed(contoso), MappingState.MAPPED, mapping().client(), true);
        bench.work.runInTenant(RunBench.MSP, () -> bench.undos.begin(undo));

        assertTrue(conflict(() -> holds.release(ann, contoso, Release.KEEP_OUT)).contains("under way"));
    }

    @Test
    public void what_is_not_mapped_is_not_found() {
        bench.office.unmap(bench.managed(contoso));

        Refused unknown = assertThrows(Refused.class, () -> holds.release(ann, contoso, Release.KEEP_OUT));

        assertEquals(Problem.NotFound.class, unknown.problem().getClass());
    }

    /** A run whose journal tells that it inactivated somebody. */
    private Run synced() {
        Run source = bench.sync();
        bench.undos.journal.put(
                source.id(),
                new ArrayList<>(List.of(new JournalEntry(
                        UUID.randomUUID(),
                        contoso,
                        new UUID(1, 1),
                        Optional.of(bench.contacts.holding("a@contoso.example")),
                        "updated",
                        "fields",
                        List.of(new FieldChange("inactive", Optional.of("true"), Optional.of("false")))))));
        return source;
    }

    private Mapping mapping() {
        return bench.office.of(bench.managed(contoso)).orElseThrow();
    }

    private static String conflict(ThrowingRunnable asked) {
        return sentence(Problem.Conflict.class, asked);
    }

    private static String refused(ThrowingRunnable asked) {
        return sentence(Problem.RuleRefused.class, asked);
    }

    private static String sentence(Class<? extends Problem> expected, ThrowingRunnable asked) {
        Problem problem = assertThrows(Refused.class, asked).problem();
        assertEquals(expected, problem.getClass());
        return problem.sentence();
    }

    private static Caller person(Permission... permissions) {
        return new Caller.Person(RunBench.MSP, new UUID(0, 5), "ann", UserType.INTERNAL, Set.of(permissions));
    }

    private static final class Orchestrator implements RunOrchestrator {
        @Override
        public void start(Caller.System run, RunKind kind) {
            // driven by the test
        }

        @Override
        public void cancel(Caller.System run) {
            // driven by the test
        }
    }
}
