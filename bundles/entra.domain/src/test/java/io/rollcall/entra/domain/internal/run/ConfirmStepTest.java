package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

public class ConfirmStepTest {
    private final RunBench bench = new RunBench();
    private final UUID contoso = bench.customer("Contoso", "stays");
    private final UUID leaver = bench.cloud.hire(contoso, "leaver@contoso.example");

    @Before
    public void everybody_is_known() {
        bench.sync();
        bench.cloud.leave(contoso, leaver);
        bench.cloud.calls.clear();
    }

    @Test
    public void one_listing_without_somebody_concludes_nothing() {
        Run run = bench.sync();

        assertEquals(List.of("0"), bench.cloud.calls);
        assertEquals(Presence.MISSING, bench.identities.presenceOf(leaver));
        assertEquals(0, run.counters().of(Bucket.INACTIVATED));
        assertTrue(bench.contacts.active().get("leaver@contoso.example"));
    }

    @Test
    public void two_listings_too_close_to_each_other_are_like_one() {
        bench.sync();
        bench.clock.move(Duration.ofHours(5));

        bench.sync();

        assertTrue(bench.contacts.active().get("leaver@contoso.example"));
    }

    @Test
    public void two_listings_far_enough_apart_and_a_direct_read_are_a_departure() {
        bench.sync();
        bench.clock.move(Duration.ofHours(6));
        Run run = bench.sync();

        assertEquals(List.of("0", "0", "absent? 1"), bench.cloud.calls);
        assertEquals(1, run.counters().of(Bucket.INACTIVATED));
        assertEquals(Map.of("stays@contoso.example", true, "leaver@contoso.example", false), bench.contacts.active());
    }

    @Test
    public void who_is_there_when_asked_for_directly_has_not_left() {
        bench.cloud.change(contoso, leaver, "leaver@contoso.example", true);
        bench.cloud.hidden.add(leaver);
        bench.choose(1, Duration.ZERO);

        bench.sync();

        assertEquals(List.of("0", "absent? 1"), bench.cloud.calls);
        assertTrue(bench.contacts.active().get("leaver@contoso.example"));
    }

    @Test
    public void who_is_listed_again_starts_from_the_beginning() {
        bench.sync();
        bench.cloud.change(contoso, leaver, "leaver@contoso.example", true);
        bench.sync();
        bench.cloud.leave(contoso, leaver);
        bench.clock.move(Duration.ofHours(7));

        bench.sync();

        assertTrue(bench.contacts.active().get("leaver@contoso.example"));
    }

    @Test
    public void a_direct_read_that_fails_fails_the_tenant_and_concludes_nothing() {
        bench.choose(1, Duration.ZERO);
        bench.cloud.confirmFailure =
                Optional.of(new DirectoryFailure(DirectoryFailure.Kind.AWAY, "http_503", "The provider is away."));

        Run run = bench.sync();

        assertEquals(RunStatus.FAILED, bench.part(run, contoso).status());
        assertTrue(bench.contacts.active().get("leaver@contoso.example"));
    }

    @Test
    public void who_stands_in_a_re_created_persons_way_is_confirmed_at_once() {
        UUID again = bench.cloud.hire(contoso, "stays2@contoso.example");
        bench.cloud.change(contoso, again, "leaver@contoso.example", true);

        Run run = bench.sync();

        assertEquals(List.of("0", "absent? 1"), bench.cloud.calls);
        assertEquals(Presence.DELETED, bench.identities.presenceOf(leaver));
        assertTrue(bench.contacts.active().get("leaver@contoso.example"));
        assertEquals(0, run.counters().of(Bucket.REVIEW));
        assertEquals(0, run.counters().of(Bucket.CREATED));
    }

    @Test
    public void more_leavers_than_one_question_may_name_are_all_confirmed() {
        bench.cloud.pageSize = 999;
        bench.unguarded();
        for (int i = 0; i < 250; i++) {
            bench.cloud.hire(contoso, "p" + i + "@contoso.example");
        }
        bench.sync();
        UUID stays = bench.cloud.holding(contoso, "stays@contoso.example");
        bench.cloud.users.get(contoso).values().removeIf(user -> !user.objectId()
                .equals(stays));
        bench.choose(1, Duration.ZERO);

        Run run = bench.sync();

        assertEquals(251, run.counters().of(Bucket.INACTIVATED));
        assertFalse(bench.contacts.active().get("p249@contoso.example"));
    }
}
