package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunRecovery;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Bucket;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class CloseStepTest {
    private static final DirectoryFailure REFUSED = new DirectoryFailure(
            DirectoryFailure.Kind.ACCESS,
            "AADSTS53003",
            "A policy blocks this: ask its owner.",
            Optional.empty(),
            Optional.of("req-1"),
            null);

    private final RunBench bench = new RunBench();
    private final Recovery recovery = new Recovery(bench.work, bench.runs, bench.runNews(), bench.clock);

    @Test
    public void one_failing_tenant_never_stops_the_others() {
        UUID contoso = bench.customer("Contoso", "a");
        UUID broken = bench.customer("Broken", "b");
        UUID fabrikam = bench.customer("Fabrikam", "f");
        bench.cloud.failing.put(broken, REFUSED);

        Run run = bench.sync();

        RunPart part = bench.part(run, broken);
        assertEquals(RunStatus.FAILED, part.status());
        assertEquals(Optional.of("AADSTS53003"), part.code());
        assertEquals(Optional.of("A policy blocks this: ask its owner."), part.reason());
        assertEquals(Optional.of("req-1"), part.requestId());
        assertEquals(RunStatus.COMPLETED, bench.part(run, contoso).status());
        assertEquals(RunStatus.COMPLETED, bench.part(run, fabrikam).status());
        assertEquals(RunStatus.PARTIAL, run.status());
        assertEquals(Optional.of("1 of 3 managed tenants failed; each says why."), run.reason());
        assertEquals(2, run.counters().of(Bucket.CREATED));
    }

    @Test
    public void all_tenants_failing_is_a_failed_run_whatever_was_skipped() {
        UUID broken = bench.customer("Broken", "b");
        bench.unmapped("Unmapped", io.rollcall.entra.domain.directory.Access.GRANTED);
        bench.cloud.failing.put(broken, REFUSED);

        Run run = bench.sync();

        assertEquals(RunStatus.FAILED, run.status());
        assertEquals(Optional.of("1 of 1 managed tenants failed; each says why."), run.reason());
    }

    @Test
    public void a_failure_of_the_run_as_a_whole_is_its_reason() {
        UUID contoso = bench.customer("Contoso", "a");
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());

        bench.steps.close(run.caller(), Optional.of(PartFailure.of(REFUSED)));

        assertEquals(RunStatus.FAILED, bench.runs.of(run.id()).status());
        assertEquals(
                Optional.of("A policy blocks this: ask its owner."),
                bench.runs.of(run.id()).reason());
        assertEquals(Optional.of("run_failed"), bench.part(run, contoso).code());
    }

    @Test
    public void cancelled_comes_before_failed() {
        bench.cloud.failing.put(bench.customer("Broken", "b"), REFUSED);
        bench.customer("Contoso", "a");
        bench.pulse = (phase, done) -> bench.runs.cancel(open().id());

        Run run = bench.sync();

        assertEquals(RunStatus.CANCELLED, run.status());
    }

    @Test
    public void turned_off_is_the_reason_even_if_somebody_cancelled_too() {
        bench.customer("Contoso", "a");
        bench.pulse = (phase, done) -> {
            bench.flags.remove(EntraFlags.UI);
            bench.runs.cancel(open().id());
        };

        assertEquals(
                Optional.of("The integration was turned off while the run was under way."),
                bench.sync().reason());
    }

    @Test
    public void failed_tenants_come_before_people_that_failed() {
        UUID contoso = bench.customer("Contoso", "a");
        UUID broken = bench.customer("Broken", "b");
        bench.sync();
        bench.cloud.change(contoso, bench.cloud.holding(contoso, "a@contoso.example"), "a@contoso.example", false);
        bench.contacts.changedMeanwhile.add(bench.contacts.holding("a@contoso.example"));
        bench.cloud.failing.put(broken, REFUSED);

        Run run = bench.sync();

        assertEquals(RunStatus.PARTIAL, bench.part(run, contoso).status());
        assertEquals(RunStatus.PARTIAL, run.status());
        assertEquals(Optional.of("1 of 2 managed tenants failed; each says why."), run.reason());
    }

    @Test
    public void closing_again_changes_nothing() {
        bench.customer("Contoso", "a");
        Run run = bench.sync();
        bench.flags.remove(EntraFlags.UI);

        assertEquals(RunStatus.COMPLETED, bench.steps.close(run.caller(), Optional.of(PartFailure.of(REFUSED))));
        assertEquals(run, bench.runs.of(run.id()));
    }

    @Test
    public void a_lost_run_is_started_again_twice_and_interrupted_at_the_third_loss() {
        UUID contoso = bench.customer("Contoso", "a");
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());

        assertTrue(recovery.lost(run.caller()));
        assertTrue(recovery.lost(run.caller()));
        assertFalse(recovery.lost(run.caller()));

        Run closed = bench.runs.of(run.id());
        assertEquals(RunStatus.INTERRUPTED, closed.status());
        assertTrue(closed.reason().orElseThrow().contains("3 times"));
        assertEquals(RunStatus.INTERRUPTED, bench.part(run, contoso).status());
        assertEquals(Optional.of("run_interrupted"), bench.part(run, contoso).code());
        assertEquals(List.of(), recovery.open());
    }

    @Test
    public void interrupted_stays_interrupted_whatever_its_steps_do_later() {
        UUID contoso = bench.customer("Contoso", "a");
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());
        for (int i = 0; i < RunRecovery.MOST_LOSSES; i++) {
            recovery.lost(run.caller());
        }

        assertThrows(RunEnded.class, () -> bench.steps.read(run.caller(), contoso, bench.pulse));
        assertThrows(RunEnded.class, () -> bench.steps.decide(run.caller(), contoso, bench.pulse));
        bench.steps.fail(run.caller(), contoso, PartFailure.of(REFUSED));
        assertEquals(RunStatus.INTERRUPTED, bench.steps.close(run.caller(), Optional.empty()));
        assertEquals(RunStatus.INTERRUPTED, bench.part(run, contoso).status());
        assertFalse(recovery.lost(run.caller()));
        assertTrue(bench.contacts.active().isEmpty());
    }

    private Run open() {
        return bench.runs.all().stream()
                .filter(run -> run.status().open())
                .findFirst()
                .orElseThrow();
    }
}
