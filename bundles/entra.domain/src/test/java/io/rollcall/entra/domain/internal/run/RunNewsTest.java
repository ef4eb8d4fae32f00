package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.settings.NoticeSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class RunNewsTest {
    private static final DirectoryFailure REFUSED = new DirectoryFailure(
            DirectoryFailure.Kind.ACCESS,
            "AADSTS53003",
            "A policy blocks this: ask its owner.",
            Optional.empty(),
            Optional.empty(),
            null);

    private final RunBench bench = new RunBench();

    @Test
    public void an_ordinary_run_is_nothing_to_talk_about() {
        bench.customer("Contoso", "a");

        assertEquals(RunStatus.COMPLETED, bench.sync().status());
        assertEquals(Set.of(), bench.notices);
    }

    @Test
    public void what_is_held_is_told_with_what_to_do_once_for_each_version_of_the_set() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c", "d");
        bench.sync();
        leave(contoso, "a", "b", "c");

        assertEquals(RunStatus.QUARANTINED, bench.run(RunKind.ALL_TENANTS).status());
        assertTrue(told(), told().startsWith("quarantine: Changes at "));
        assertTrue(told(), told().contains("more than the limits allow"));
        assertTrue(told(), told().endsWith("find out what happened in the directory."));

        bench.notices.clear();
        bench.run(RunKind.ALL_TENANTS);
        assertEquals("the same set is no news", Set.of(), bench.notices);
        leave(contoso, "d");
        bench.run(RunKind.ALL_TENANTS);
        assertEquals("another set is", 1, bench.notices.size());
    }

    @Test
    public void new_review_items_are_told_only_while_their_queue_is_shown() {
        UUID contoso = bench.customer("Contoso", "a");
        bench.news.reviewsOpened = 2;
        Counters reviews = new Counters(Map.of(Bucket.REVIEW, 2L), Map.of());
        closed(RunKind.INITIAL, contoso, reviews);
        assertEquals(Set.of(), bench.notices);

        bench.flags.add(EntraFlags.AMBIGUOUS_QUEUE);
        closed(RunKind.INITIAL, contoso, reviews);
        assertEquals(
                "review_items: A run put 2 people into the review queue, because no rule may decide on them alone:"
                        + " decide on them there.",
                told());
    }

    @Test
    public void a_contact_with_a_portal_login_that_became_inactive_is_named() {
        UUID contoso = bench.customer("Contoso", "a", "b");
        bench.unguarded();
        bench.sync();
        bench.news.portalLogins.add(bench.contacts.holding("a@contoso.example"));
        leave(contoso, "a");

        bench.sync();

        assertTrue(told(), told().startsWith("portal_login_inactivated: Name of a has a portal login"));
    }

    @Test
    public void a_tenant_that_fails_twice_in_a_row_is_told_with_its_reason() {
        UUID broken = bench.customer("Broken", "b");
        bench.customer("Contoso", "a");
        bench.cloud.failing.put(broken, REFUSED);
        bench.sync();
        assertEquals("once may be chance", Set.of(), bench.notices);

        bench.sync();

        assertTrue(told(), told().endsWith(" failed in two syncs in a row. A policy blocks this: ask its owner."));
    }

    @Test
    public void failing_again_after_a_success_is_not_in_a_row() {
        UUID broken = bench.customer("Broken", "b");
        bench.cloud.failing.put(broken, REFUSED);
        bench.sync();
        bench.cloud.failing.clear();
        bench.sync();
        bench.cloud.failing.put(broken, REFUSED);
        bench.sync();

        assertEquals(Set.of(), bench.notices);
    }

    @Test
    public void one_cause_that_fails_many_tenants_is_told_once() {
        for (int i = 0; i < 12; i++) {
            bench.cloud.failing.put(bench.customer("Customer" + i, "p" + i), REFUSED);
        }
        bench.sync();
        bench.sync();

        assertEquals(1, bench.notices.size());
        assertTrue(told(), told().contains(" and 9 more managed tenants failed in two syncs in a row."));
    }

    @Test
    public void people_whose_state_keeps_changing_are_told_once_for_each_tenant() {
        UUID contoso = bench.customer("Contoso", "a");
        closed(RunKind.INITIAL, contoso, new Counters(Map.of(Bucket.HELD, 3L), Map.of("held.flapping", 3L)));

        assertTrue(told(), told().startsWith("flapping: "));
        assertTrue(told(), told().contains("3 accounts are switched on and off again and again."));
    }

    @Test
    public void a_digest_of_each_run_is_told_to_those_who_chose_it() {
        bench.customer("Contoso", "a", "b");
        bench.settings = bench.settings.telling(new NoticeSettings(Set.of(), true));

        bench.sync();
        assertEquals(
                "run_digest: A sync that ann started ended as completed: of 2 people at 1 managed tenant 2 created.",
                told());

        bench.notices.clear();
        bench.drive(bench.queue(RunKind.ALL_TENANTS, Trigger.SCHEDULE, Optional.empty()));
        assertEquals(
                "run_digest: A scheduled sync ended as completed: of 2 people at 1 managed tenant nothing changed.",
                told());
    }

    @Test
    public void muted_kinds_are_not_told() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c");
        bench.sync();
        leave(contoso, "a", "b", "c");
        bench.settings = bench.settings.telling(new NoticeSettings(Set.of("quarantine", "run_digest"), true));

        assertEquals(RunStatus.QUARANTINED, bench.run(RunKind.ALL_TENANTS).status());
        assertEquals(Set.of(), bench.notices);
    }

    @Test
    public void a_preflight_tells_nothing() {
        UUID contoso = bench.customer("Contoso", "a");

        closed(RunKind.PREFLIGHT, contoso, new Counters(Map.of(Bucket.HELD, 3L), Map.of("held.flapping", 3L)));

        assertEquals(Set.of(), bench.notices);
    }

    @Test
    public void what_an_interrupted_run_has_written_is_told_as_well() {
        UUID contoso = bench.customer("Contoso", "a");
        bench.sync();
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());
        Counters inactivated = new Counters(Map.of(Bucket.INACTIVATED, 1L), Map.of());
        bench.news.portalLogins.add(bench.contacts.holding("a@contoso.example"));
        bench.work.runInTenant(RunBench.MSP, () -> bench.runs.count(RunBench.MSP, run.id(), contoso, inactivated));
        Recovery recovery = new Recovery(bench.work, bench.runs, bench.runNews(), bench.clock);

        while (recovery.lost(run.caller())) {
            assertEquals(Set.of(), bench.notices);
        }

        assertTrue(told(), told().startsWith("portal_login_inactivated: Name of a"));
    }

    /** A run that counted this of the tenant. */
    private void closed(RunKind kind, UUID tenant, Counters counters) {
        Run run = bench.queue(kind, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());
        RunStore.PartEnd end = new RunStore.PartEnd(
                tenant, RunStatus.COMPLETED, Optional.empty(), Optional.of(counters), Optional.empty());
        bench.work.runInTenant(
                RunBench.MSP, () -> bench.runs.closePart(RunBench.MSP, run.id(), end, bench.clock.instant()));
        bench.steps.close(run.caller(), Optional.empty());
    }

    private void leave(UUID tenant, String... people) {
        for (String person : people) {
            String address = person + "@contoso.example";
            bench.cloud.change(tenant, bench.cloud.holding(tenant, address), address, false);
        }
    }

    /** The one thing that was told. */
    private String told() {
        assertEquals(1, bench.notices.size());
        return List.copyOf(bench.notices).get(0);
    }
}
