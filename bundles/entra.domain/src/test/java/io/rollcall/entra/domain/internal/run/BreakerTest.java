package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.guard.GuardStore.Counted;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** The limits of product §7.5. */
public class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID CONTOSO = new UUID(0, 1);
    private static final UUID FABRIKAM = new UUID(0, 2);
    private static final Set<GuardedKind> LEAVING = Set.of(GuardedKind.INACTIVATION);

    @Test
    public void more_than_a_fifth_and_at_least_ten_trip() {
        assertEquals(Set.of(), leaving(10, 50));
        assertEquals(LEAVING, leaving(10, 49));
        assertEquals(Set.of(), leaving(9, 40));
    }

    @Test
    public void half_of_a_small_client_trips_from_three_on() {
        assertEquals(LEAVING, leaving(3, 6));
        assertEquals(Set.of(), leaving(3, 7));
        assertEquals(Set.of(), leaving(2, 2));
    }

    @Test
    public void the_larger_of_the_links_before_and_afterwards_counts() {
        Counted growing = new Counted(CONTOSO, Map.of(GuardedKind.CREATION, 10L), 20, 20);
        assertEquals(
                "10 of 30",
                Set.of(GuardedKind.CREATION),
                judge(Guards.DEFAULTS, 1000, growing).get(CONTOSO));
        Counted large = new Counted(CONTOSO, Map.of(GuardedKind.CREATION, 10L), 60, 20);
        assertEquals("10 of 60", Set.of(), judge(Guards.DEFAULTS, 1000, large).get(CONTOSO));
    }

    @Test
    public void each_kind_is_judged_apart() {
        Counted both =
                new Counted(CONTOSO, Map.of(GuardedKind.INACTIVATION, 30L, GuardedKind.EMAIL_REWRITE, 2L), 100, 100);
        assertEquals(LEAVING, judge(Guards.DEFAULTS, 10_000, both).get(CONTOSO));
    }

    @Test
    public void a_twentieth_of_all_mappings_together_holds_the_kind_everywhere() {
        Counted one = new Counted(CONTOSO, Map.of(GuardedKind.INACTIVATION, 49L), 500, 500);
        Counted other = new Counted(FABRIKAM, Map.of(GuardedKind.INACTIVATION, 2L, GuardedKind.CREATION, 1L), 500, 500);
        Map<UUID, Set<GuardedKind>> tripped = judge(Guards.DEFAULTS, 1000, one, other);
        assertEquals(Map.of(CONTOSO, LEAVING, FABRIKAM, LEAVING), tripped);

        Counted fewer = new Counted(CONTOSO, Map.of(GuardedKind.INACTIVATION, 47L), 500, 500);
        assertEquals(
                "fewer than 50",
                Map.of(CONTOSO, Set.of(), FABRIKAM, Set.of()),
                judge(Guards.DEFAULTS, 900, fewer, other));
        assertEquals(
                "less than a twentieth",
                Map.of(CONTOSO, Set.of(), FABRIKAM, Set.of()),
                judge(Guards.DEFAULTS, 2000, one, other));
    }

    @Test
    public void a_mapping_may_have_limits_of_its_own() {
        Guards.Share never = new Guards.Share(100, Integer.MAX_VALUE);
        Guards own = new Guards(
                Guards.DEFAULTS.usual(),
                Guards.DEFAULTS.mspWide(),
                Map.of(CONTOSO, new Guards.Limits(never, never)),
                List.of());
        assertEquals(Set.of(), judge(own, 10_000, counted(CONTOSO, 40, 40)).get(CONTOSO));
        assertEquals(LEAVING, judge(own, 10_000, counted(FABRIKAM, 40, 40)).get(FABRIKAM));
    }

    @Test
    public void a_window_suspends_its_kinds_while_it_is_open() {
        assertEquals(Set.of(), inWindow(Optional.of(CONTOSO), LEAVING, NOW));
        assertEquals(Set.of(), inWindow(Optional.empty(), LEAVING, NOW));
        assertEquals(LEAVING, inWindow(Optional.of(FABRIKAM), LEAVING, NOW));
        assertEquals(LEAVING, inWindow(Optional.of(CONTOSO), Set.of(GuardedKind.CREATION), NOW));
        assertEquals(LEAVING, inWindow(Optional.of(CONTOSO), LEAVING, NOW.plusSeconds(1)));
        assertEquals(LEAVING, inWindow(Optional.of(CONTOSO), LEAVING, NOW.minus(Duration.ofHours(1))));
    }

    private static Set<GuardedKind> inWindow(Optional<UUID> tenant, Set<GuardedKind> kinds, Instant from) {
        Guards.Window window = new Guards.Window(tenant, kinds, from, from.plus(Duration.ofHours(1)), "merger");
        Guards guards = new Guards(Guards.DEFAULTS.usual(), Guards.DEFAULTS.mspWide(), Map.of(), List.of(window));
        return judge(guards, 10_000, counted(CONTOSO, 40, 40)).get(CONTOSO);
    }

    private static Set<GuardedKind> leaving(long leavers, long links) {
        return judge(Guards.DEFAULTS, 10_000, counted(CONTOSO, leavers, links)).get(CONTOSO);
    }

    private static Counted counted(UUID tenant, long leavers, long links) {
        return new Counted(tenant, Map.of(GuardedKind.INACTIVATION, leavers), links, links);
    }

    private static Map<UUID, Set<GuardedKind>> judge(Guards guards, long activeLinks, Counted... counted) {
        return new Breaker(guards, activeLinks, NOW).tripped(List.of(counted));
    }
}
