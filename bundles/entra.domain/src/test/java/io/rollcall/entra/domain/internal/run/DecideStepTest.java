package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class DecideStepTest {
    private static final int TWO_BATCHES = Sweep.BATCH + 2;

    private final RunBench bench = new RunBench();
    private boolean crashed;

    @Test
    public void a_second_run_over_the_same_people_decides_nothing() {
        bench.customer("Contoso", "a", "b");
        bench.sync();
        bench.decisions.batches.clear();

        Run second = bench.sync();

        assertEquals(2, second.counters().of(Bucket.UNCHANGED));
        assertEquals(List.of(0, 0), bench.decisions.batches);
    }

    @Test
    public void a_crash_at_any_transaction_before_or_after_its_end_changes_nothing() {
        Outcome undisturbed = outcome(Integer.MAX_VALUE, false);
        int at = 1;
        do {
            crashed = false;
            assertEquals("rolled back " + at, undisturbed, outcome(at, true));
            assertEquals("answer lost " + at, undisturbed, outcome(at, false));
            at++;
        } while (crashed);
        assertTrue("died only at " + at, at > 20);
    }

    @Test
    public void settings_that_move_between_two_batches_start_the_decide_half_again() {
        crowd();
        bench.pulse = onFirst("deciding", bench::chooseOtherScope);

        Run run = bench.sync();

        assertEquals(List.of(Sweep.BATCH, Sweep.BATCH, 2, 0), bench.decisions.batches);
        assertEquals(TWO_BATCHES, bench.contacts.active().size());
        assertEquals(TWO_BATCHES, run.counters().of(Bucket.CREATED));
        assertEquals(RunStatus.COMPLETED, run.status());
    }

    @Test
    public void a_preflight_that_starts_again_counts_everybody_once() {
        crowd();
        bench.pulse = onFirst("deciding", bench::chooseOtherScope);

        Run preflight = bench.run(RunKind.PREFLIGHT);

        assertEquals(TWO_BATCHES, preflight.counters().of(Bucket.CREATED));
    }

    @Test
    public void a_mapping_that_moves_between_two_batches_starts_the_decide_half_again() {
        UUID contoso = crowd();
        bench.pulse = onFirst("deciding", () -> bench.remap(contoso));

        bench.sync();

        assertEquals(4, bench.decisions.batches.size());
        assertEquals(TWO_BATCHES, bench.contacts.active().size());
    }

    @Test
    public void changed_settings_decide_everybody_again_without_a_change_in_the_directory() {
        bench.customer("Contoso", "a", "b");
        bench.sync();
        bench.chooseOtherScope();
        bench.decisions.batches.clear();

        bench.sync();

        assertEquals(List.of(2, 0), bench.decisions.batches);
    }

    @Test
    public void a_flag_that_switches_the_field_rules_decides_everybody_again() {
        bench.customer("Contoso", "a", "b");
        bench.sync();
        bench.flags.add(EntraFlags.FIELD_SYNC);
        bench.decisions.batches.clear();

        bench.sync();

        assertEquals(List.of(2, 0), bench.decisions.batches);
    }

    @Test
    public void a_tenant_that_is_unmapped_meanwhile_is_skipped_and_its_contacts_stay() {
        UUID contoso = crowd();
        bench.pulse = onFirst("deciding", () -> bench.office.unmap(bench.managed(contoso)));

        Run run = bench.sync();

        RunPart part = bench.part(run, contoso);
        assertEquals(RunStatus.SKIPPED, part.status());
        assertEquals(Optional.of("unmapped"), part.code());
        assertEquals(Sweep.BATCH, bench.contacts.active().size());
    }

    @Test
    public void turning_the_integration_off_stops_the_run_at_its_next_batch() {
        UUID contoso = crowd();
        bench.pulse = onFirst("deciding", () -> bench.flags.remove(EntraFlags.UI));

        Run run = bench.sync();

        assertEquals(RunStatus.CANCELLED, run.status());
        assertEquals(Optional.of("The integration was turned off while the run was under way."), run.reason());
        assertEquals(RunStatus.CANCELLED, bench.part(run, contoso).status());
        assertEquals(Sweep.BATCH, bench.contacts.active().size());
    }

    @Test
    public void cancelling_stops_the_run_at_its_next_batch() {
        crowd();
        bench.pulse = onFirst("deciding", () -> bench.runs.cancel(newest().id()));

        Run run = bench.sync();

        assertEquals(RunStatus.CANCELLED, run.status());
        assertEquals(Optional.of("Somebody cancelled the run."), run.reason());
        assertEquals(Sweep.BATCH, bench.contacts.active().size());
    }

    @Test
    public void what_a_cancelled_run_left_is_done_by_the_next_one() {
        crowd();
        bench.pulse = onFirst("deciding", () -> bench.runs.cancel(newest().id()));
        bench.sync();

        Run next = bench.sync();

        assertEquals(2, next.counters().of(Bucket.CREATED));
        assertEquals(Sweep.BATCH, next.counters().of(Bucket.UNCHANGED));
    }

    @Test
    public void a_contact_that_somebody_changed_between_reading_and_writing_fails_and_is_decided_again() {
        UUID contoso = bench.customer("Contoso", "a", "b");
        bench.sync();
        ContactId changed = bench.contacts.holding("a@contoso.example");
        bench.cloud.change(contoso, bench.cloud.holding(contoso, "a@contoso.example"), "a@contoso.example", false);
        bench.contacts.changedMeanwhile.add(changed);

        Run run = bench.sync();

        assertEquals(RunStatus.PARTIAL, run.status());
        assertEquals(Optional.of("identities_failed"), bench.part(run, contoso).code());
        assertEquals(1, run.counters().of(Bucket.FAILED));
        assertEquals(1, run.counters().reasons().get("failed.contact_changed").longValue());
        assertTrue(bench.contacts.active().get("a@contoso.example"));

        Run next = bench.sync();

        assertEquals(RunStatus.COMPLETED, next.status());
        assertEquals(1, next.counters().of(Bucket.INACTIVATED));
        assertFalse(bench.contacts.active().get("a@contoso.example"));
    }

    @Test
    public void a_re_created_person_keeps_the_contact_when_the_old_identity_leaves_in_the_same_run() {
        UUID contoso = bench.customer("Contoso", "a");
        bench.sync();
        UUID old = bench.cloud.holding(contoso, "a@contoso.example");
        bench.cloud.change(contoso, old, "a@contoso.example", false);
        bench.cloud.hire(contoso, "a@contoso.example");

        Run run = bench.sync();

        assertEquals(Map.of("a@contoso.example", true), bench.contacts.active());
        assertEquals(0, run.counters().of(Bucket.INACTIVATED));
    }

    @Test
    public void a_preflight_shows_what_a_run_would_do_and_writes_no_contact() {
        bench.customer("Contoso", "a", "b");

        Run preflight = bench.run(RunKind.PREFLIGHT);

        assertEquals(RunStatus.COMPLETED, preflight.status());
        assertEquals(2, preflight.counters().of(Bucket.CREATED));
        assertEquals(2, bench.decisions.staged.get(preflight.id()).size());
        assertEquals(Map.of(), bench.contacts.active());
        assertEquals(2, bench.sync().counters().of(Bucket.CREATED));
    }

    @Test
    public void its_phase_is_shown() {
        UUID contoso = bench.customer("Contoso", "a");
        String[] seen = new String[1];
        bench.pulse = (phase, done) -> {
            if (phase.equals("deciding")) {
                seen[0] = bench.runs.partOf(newest().id(), contoso).phase();
            }
        };

        bench.sync();

        assertEquals("deciding", seen[0]);
    }

    private UUID crowd() {
        bench.cloud.pageSize = 999;
        UUID contoso = bench.customer("Contoso");
        for (int i = 0; i < TWO_BATCHES; i++) {
            bench.cloud.hire(contoso, "p" + i + "@contoso.example");
        }
        return contoso;
    }

    private Run newest() {
        List<Run> all = bench.runs.all();
        return all.get(all.size() - 1);
    }

    private static RunSteps.Pulse onFirst(String phase, Runnable action) {
        boolean[] done = {false};
        return (now, count) -> {
            if (now.equals(phase) && !done[0]) {
                done[0] = true;
                action.run();
            }
        };
    }

    /** Two runs with joiners, a leaver and a client to create; the process dies at the {@code at}th transaction of each. */
    private Outcome outcome(int at, boolean rolledBack) {
        RunBench world = new RunBench();
        UUID contoso = world.customer("Contoso", "a", "b", "c");
        UUID created = world.unmapped("Fabrikam", Access.GRANTED);
        world.office.map(world.managed(created), MappingState.CREATE_NEW, Optional.empty(), false);
        world.cloud.hire(created, "f@fabrikam.example");
        world.choose(1, Duration.ZERO);
        Run first = crashing(world, at, rolledBack);
        world.cloud.leave(contoso, world.cloud.holding(contoso, "b@contoso.example"));
        world.cloud.hire(created, "g@fabrikam.example");
        Run second = crashing(world, at, rolledBack);
        return new Outcome(
                world.contacts.active(),
                world.office.clients.size(),
                first.counters().buckets(),
                second.counters().buckets(),
                List.of(first.status(), second.status()));
    }

    private Run crashing(RunBench world, int at, boolean rolledBack) {
        Run run = world.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        int[] left = {at};
        Runnable fuse = () -> {
            if (--left[0] == 0) {
                crashed = true;
                throw new RunBench.Crash();
            }
        };
        if (rolledBack) {
            world.work.beforeCommit = fuse;
        } else {
            world.work.afterCommit = fuse;
        }
        try {
            return world.drive(run);
        } finally {
            world.work.beforeCommit = () -> {};
            world.work.afterCommit = () -> {};
        }
    }

    private record Outcome(
            Map<String, Boolean> contacts,
            int clients,
            Map<Bucket, Long> first,
            Map<Bucket, Long> second,
            List<RunStatus> statuses) {}
}
