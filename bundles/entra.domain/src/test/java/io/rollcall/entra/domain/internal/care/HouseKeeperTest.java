package io.rollcall.entra.domain.internal.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.settings.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class HouseKeeperTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final CareBench bench = new CareBench();

    @Test
    public void the_journal_is_kept_as_long_as_the_msp_chose_and_plans_for_a_week() {
        bench.journalDays(CareBench.SECOND, 30);

        bench.keeper.round();

        assertEquals(List.of("journal 400", "staged 400", "plans 7"), bench.removals.get(CareBench.FIRST));
        assertEquals(List.of("journal 30", "staged 30", "plans 7"), bench.removals.get(CareBench.SECOND));
    }

    @Test
    public void what_is_too_old_goes_in_short_transactions_until_nothing_is_left() {
        bench.oldRows = 2 * Retention.BATCH + 1;

        bench.keeper.round();

        assertEquals(
                List.of("journal 400", "journal 400", "journal 400", "staged 400", "plans 7"),
                bench.removals.get(CareBench.FIRST));
    }

    @Test
    public void one_tenants_failure_keeps_no_other_waiting() {
        bench.broken.add(CareBench.FIRST);
        bench.held(CareBench.SECOND, "v1", DAY.multipliedBy(8));

        bench.keeper.round();

        assertEquals(3, bench.removals.get(CareBench.SECOND).size());
        assertEquals(1, bench.told.size());
    }

    @Test
    public void what_nobody_approved_for_a_week_is_told_once_for_each_version_of_the_set() {
        bench.held(CareBench.FIRST, "v1", DAY.multipliedBy(7).minusSeconds(1));
        bench.keeper.round();
        assertEquals(List.of(), bench.told);

        bench.clock.move(Duration.ofSeconds(1));
        bench.keeper.round();
        bench.keeper.round();
        assertEquals(
                List.of("quarantine_aged: Changes at Contoso have been held for more than 7 days and nobody approved"
                        + " them: 1 new contact and 12 inactivations. They stay held: look at them, then approve them or"
                        + " find out what happened in the directory."),
                bench.told);

        bench.held(CareBench.FIRST, "v2", DAY.multipliedBy(8));
        bench.keeper.round();
        assertEquals(2, bench.told.size());
    }

    @Test
    public void pins_that_have_expired_are_told_once_with_contact_owner_and_fields() {
        bench.expired(CareBench.FIRST, Optional.of(Field.EMAIL), Optional.empty());

        bench.keeper.round();
        bench.keeper.round();

        assertEquals(
                List.of("pin_expired: Ada: the pin of the field 'email' and the contact as a whole, set by Ann, has"
                        + " expired, so that a sync may change it again. Set it again if it shall stay as it is."),
                bench.told);
    }

    @Test
    public void while_the_integration_is_hidden_old_rows_go_but_nobody_is_told() {
        bench.flags.remove(EntraFlags.UI);
        bench.held(CareBench.FIRST, "v1", DAY.multipliedBy(8));
        bench.expired(CareBench.FIRST, Optional.empty());

        bench.keeper.round();
        assertEquals(Set.of(CareBench.FIRST, CareBench.SECOND), bench.removals.keySet());
        assertEquals(List.of(), bench.told);

        bench.flags.add(EntraFlags.UI);
        bench.keeper.round();
        assertEquals("it is told when it is shown again", 2, bench.told.size());
        assertTrue(bench.told.get(1).startsWith("pin_expired"));
    }
}
