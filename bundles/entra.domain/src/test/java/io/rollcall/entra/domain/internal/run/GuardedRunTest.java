package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.guard.PlanStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** Whole runs that the breaker judges, plans that are applied, held sets that are approved. */
public class GuardedRunTest {
    private final RunBench bench = new RunBench();
    private final Plans plans = new Plans();
    private final RunLauncher launcher = new RunLauncher(bench.work, bench.runs, bench.ids, bench.clock);
    private final ApprovalDesk desk = new ApprovalDesk(
            new Access((tenant, flag) -> bench.flags.contains(flag)),
            bench.work,
            bench.runs,
            bench.bases,
            bench.decisions,
            plans,
            launcher,
            bench.clock);
    private final Caller ann = new Caller.Person(
            RunBench.MSP,
            new UUID(0, 5),
            "ann",
            UserType.INTERNAL,
            Set.of(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE));
    private UUID contoso;
    private UUID fabrikam;

    @Before
    public void twoCustomers() {
        launcher.orchestrator = new RunOrchestrator() {
            @Override
            public void start(Caller.System run, RunKind kind) {}

            @Override
            public void cancel(Caller.System run) {}
        };
        contoso = bench.customer("Contoso", "a", "b", "c", "d", "e", "f");
        fabrikam = bench.customer("Fabrikam", "a", "b", "c", "d", "e", "f");
        bench.sync();
    }

    @Test
    public void a_first_sync_is_not_judged_on_the_contacts_that_it_creates() {
        assertEquals(12, bench.contacts.active().size());
    }

    @Test
    public void what_trips_is_held_whole_and_everything_else_is_written() {
        leave(contoso, "Contoso", "a", "b", "c", "d");
        leave(fabrikam, "Fabrikam", "a");
        bench.cloud.hire(contoso, "g@contoso.example");

        Run run = bench.sync();

        assertEquals(RunStatus.QUARANTINED, run.status());
        assertEquals(RunStatus.QUARANTINED, bench.part(run, contoso).status());
        assertEquals(RunStatus.COMPLETED, bench.part(run, fabrikam).status());
        assertEquals(4, run.counters().of(Bucket.HELD));
        assertEquals(1, run.counters().of(Bucket.CREATED));
        assertEquals(1, run.counters().of(Bucket.INACTIVATED));
        assertTrue(bench.contacts.active().get("a@contoso.example"));
        assertTrue(!bench.contacts.active().get("a@fabrikam.example"));
        assertEquals(13, total(run));
    }

    @Test
    public void held_items_are_decided_again_by_each_run_and_the_set_goes_when_they_do() {
        leave(contoso, "Contoso", "a", "b", "c");
        bench.sync();
        assertEquals(3, bench.sync().counters().of(Bucket.HELD));
        returns(contoso, "Contoso", "a", "b", "c");

        Run run = bench.sync();

        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals(12, run.counters().of(Bucket.UNCHANGED));
        assertEquals(List.of(), held());
    }

    @Test
    public void an_approved_set_is_written_once_and_what_changed_meanwhile_is_dropped() {
        leave(contoso, "Contoso", "a", "b", "c");
        Run holding = bench.sync();
        String version = held().get(0).version();
        returns(contoso, "Contoso", "c");
        bench.run(RunKind.PREFLIGHT);

        Run apply = bench.drive(desk.approve(ann, holding.id(), Map.of(contoso, version), Optional.empty()));

        assertEquals(2, apply.counters().of(Bucket.INACTIVATED));
        assertTrue(!bench.contacts.active().get("a@contoso.example"));
        assertTrue(bench.contacts.active().get("c@contoso.example"));
        assertEquals(1, apply.counters().of(Bucket.FAILED));
        assertEquals(RunStatus.PARTIAL, apply.status());
        assertEquals(List.of(), held());
        assertEquals(RunStatus.COMPLETED, bench.sync().status());
    }

    @Test
    public void an_approval_of_a_set_that_moved_is_refused_with_the_difference() {
        leave(contoso, "Contoso", "a", "b", "c");
        Run holding = bench.sync();
        String seen = held().get(0).version();
        leave(contoso, "Contoso", "d");
        bench.sync();

        Problem problem = refusal(() -> desk.approve(ann, holding.id(), Map.of(contoso, seen), Optional.empty()));

        assertEquals(2, ((Problem.Conflict) problem).details().size());
        assertTrue(bench.contacts.active().get("a@contoso.example"));
    }

    @Test
    public void a_preflight_shows_what_would_be_held_and_its_plan_holds_it() {
        leave(contoso, "Contoso", "a", "b", "c");
        bench.cloud.hire(fabrikam, "g@fabrikam.example");

        Run preflight = bench.run(RunKind.PREFLIGHT);

        assertEquals(3, preflight.counters().of(Bucket.HELD));
        assertEquals(1, preflight.counters().of(Bucket.CREATED));
        assertEquals(12, bench.contacts.active().size());

        Run apply = bench.drive(desk.apply(ann, preflight.id(), Optional.empty()));

        assertEquals(preflight.counters(), apply.counters());
        assertEquals(RunStatus.QUARANTINED, apply.status());
        assertEquals(13, bench.contacts.active().size());
        assertTrue(bench.contacts.active().get("a@contoso.example"));
    }

    @Test
    public void a_plan_leaves_out_what_moved_after_it_was_accepted() {
        bench.cloud.hire(contoso, "g@contoso.example");
        bench.cloud.hire(contoso, "h@contoso.example");
        Run preflight = bench.run(RunKind.PREFLIGHT);
        Run apply = desk.apply(ann, preflight.id(), Optional.empty());
        bench.identities.touchOne(bench.cloud.holding(contoso, "h@contoso.example"));

        Run applied = bench.drive(apply);

        assertEquals(RunStatus.PARTIAL, applied.status());
        assertEquals(1, applied.counters().of(Bucket.CREATED));
        assertEquals(1, applied.counters().reasons().get("failed.moved").longValue());
        assertEquals(1, bench.sync().counters().of(Bucket.CREATED));
    }

    @Test
    public void a_plan_whose_ground_moved_is_refused_before_anything_is_written() {
        bench.cloud.hire(contoso, "g@contoso.example");
        Run preflight = bench.run(RunKind.PREFLIGHT);
        plans.moved.add("Ann: the contact moved.");
        assertEquals(List.of("Ann: the contact moved."), conflict(preflight).details());
        plans.moved.clear();

        bench.remap(contoso);
        assertEquals(1, conflict(preflight).details().size());

        bench.clock.move(Duration.ofHours(25));
        assertTrue(refusal(() -> desk.apply(ann, preflight.id(), Optional.empty())) instanceof Problem.RuleRefused);
    }

    @Test
    public void candidate_settings_decide_a_preflight_and_its_plan_and_nothing_else() {
        RunInput input =
                new RunInput(Optional.empty(), Set.of(), Optional.of(bench.settings.inactivating(false, false)));
        leave(contoso, "Contoso", "a");
        Run preflight = bench.drive(bench.queue(RunKind.PREFLIGHT, Trigger.MANUAL, Optional.empty(), input));
        assertEquals(0, preflight.counters().of(Bucket.INACTIVATED));

        assertEquals(1, bench.sync().counters().of(Bucket.INACTIVATED));
    }

    @Test
    public void a_crash_at_any_transaction_of_a_guarded_run_changes_nothing() {
        Map<Bucket, Long> undisturbed = crashing(Integer.MAX_VALUE, true);
        for (int at = 1; at < 40; at++) {
            assertEquals("rolled back " + at, undisturbed, crashing(at, true));
            assertEquals("answer lost " + at, undisturbed, crashing(at, false));
        }
    }

    private Map<Bucket, Long> crashing(int at, boolean rolledBack) {
        RunBench world = new RunBench();
        UUID tenant = world.customer("Contoso", "a", "b", "c", "d", "e", "f");
        UUID other = world.customer("Fabrikam", "a", "b", "c", "d");
        world.sync();
        for (String leaver : List.of("a", "b", "c")) {
            world.cloud.change(
                    tenant,
                    world.cloud.holding(tenant, leaver + "@contoso.example"),
                    leaver + "@contoso.example",
                    false);
        }
        world.cloud.change(other, world.cloud.holding(other, "a@fabrikam.example"), "a@fabrikam.example", false);
        world.cloud.hire(other, "z@fabrikam.example");
        int[] left = {at};
        Runnable fuse = () -> {
            if (--left[0] == 0) {
                throw new RunBench.Crash();
            }
        };
        Run run = world.queue(RunKind.ALL_TENANTS, Trigger.MANUAL, Optional.empty());
        if (rolledBack) {
            world.work.beforeCommit = fuse;
        } else {
            world.work.afterCommit = fuse;
        }
        Run ended = world.drive(run);
        assertEquals(RunStatus.QUARANTINED, ended.status());
        assertEquals(Map.of(), withoutActive(world));
        return ended.counters().buckets();
    }

    /** Whoever of Contoso is inactive: nobody, as they are held. */
    private static Map<String, Boolean> withoutActive(RunBench world) {
        Map<String, Boolean> inactive = new HashMap<>(world.contacts.active());
        inactive.entrySet().removeIf(each -> each.getValue() || each.getKey().endsWith("fabrikam.example"));
        return inactive;
    }

    private void leave(UUID tenant, String name, String... people) {
        enable(tenant, name, false, people);
    }

    private void returns(UUID tenant, String name, String... people) {
        enable(tenant, name, true, people);
    }

    private void enable(UUID tenant, String name, boolean enabled, String... people) {
        for (String person : people) {
            String address = person + "@" + name.toLowerCase(java.util.Locale.ROOT) + ".example";
            bench.cloud.change(tenant, bench.cloud.holding(tenant, address), address, enabled);
        }
    }

    private List<HeldSet> held() {
        return desk.held(ann);
    }

    private Problem.Conflict conflict(Run preflight) {
        return (Problem.Conflict) refusal(() -> desk.apply(ann, preflight.id(), Optional.empty()));
    }

    private static long total(Run run) {
        return run.counters().buckets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private final class Plans implements PlanStore {
        final List<String> moved = new ArrayList<>();

        @Override
        public Map<UUID, String> bases(TenantId tenant, UUID planId) {
            Map<UUID, String> bases = new HashMap<>();
            bench.runs.partsOf(planId).forEach(part -> bench.identities
                    .state(tenant, part.entraTenantId())
                    .decidedFor()
                    .ifPresent(basis -> bases.put(part.entraTenantId(), basis)));
            return bases;
        }

        @Override
        public List<String> moved(TenantId tenant, UUID planId, int limit) {
            return moved;
        }

        @Override
        public List<String> difference(TenantId tenant, UUID entraTenantId, UUID seenRun, UUID currentRun, int limit) {
            return List.of("held now: d");
        }
    }
}
