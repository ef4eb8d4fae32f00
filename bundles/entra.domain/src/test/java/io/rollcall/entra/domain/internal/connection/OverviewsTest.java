package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.connection.Overview;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class OverviewsTest {
    private final Bench bench = new Bench();
    private final OverviewBench office = new OverviewBench(bench);

    @Test
    public void a_new_msp_sees_what_it_can_choose_and_no_complaint() {
        Overview overview = overview();

        assertEquals(Optional.empty(), overview.connection());
        assertEquals(List.of(ConnectionType.DIRECT, ConnectionType.CIPP), overview.offered());
        assertEquals(Optional.of("environment"), overview.appSource());
        assertEquals(List.of(), overview.attention());
        assertTrue(overview.mappings().keySet().containsAll(List.of(MappingState.values())));
    }

    @Test
    public void cipp_is_offered_while_its_flag_is_on() {
        bench.flags.remove(EntraFlags.CIPP);

        assertEquals(List.of(ConnectionType.DIRECT), overview().offered());
    }

    @Test
    public void the_version_that_serves_is_shown_and_its_absence_is_told() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(7, 7));
        assertEquals(Optional.of("1.0.0"), overview().providerVersion());

        bench.providers.removeProvider(bench.graph);

        assertEquals(Optional.empty(), overview().providerVersion());
        assertEquals(List.of("provider_away"), kinds());
    }

    @Test
    public void what_needs_somebody_is_told_with_its_number() {
        office.mappings.client("Contoso", "contoso.com");
        office.mappings.customer("Contoso", "contoso.com");
        office.mappings.customer("Nobody knows");
        office.mappings.lost("Gone", bench.clock.instant());
        office.mappings.add("Shy", Access.UNCONSENTED, false, Optional.empty());
        office.mappings.add("Strange", Access.NO_GDAP, false, Optional.empty());

        assertEquals(List.of("tenants_lost", "tenants_unconsented", "tenants_no_gdap", "mapping_undecided"), kinds());
        Map<MappingState, Integer> counts = overview().mappings();
        assertEquals(Integer.valueOf(1), counts.get(MappingState.NEEDS_REVIEW));
        assertEquals(Integer.valueOf(3), counts.get(MappingState.UNMAPPED));
    }

    @Test
    public void a_connection_that_does_not_validate_and_a_run_that_did_not_complete_come_with_their_reasons() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(7, 7));
        bench.work.runInTenant(
                Bench.MSP,
                () -> bench.connections.validated(Bench.MSP, Optional.of("Sign in again."), bench.clock.instant()));
        office.lastRun = Optional.of(run(RunStatus.PARTIAL, "Two customers failed."));

        assertEquals(
                List.of(
                        new Overview.Attention("connection", "Sign in again."),
                        new Overview.Attention("last_run", "The last sync ended 'partial': Two customers failed.")),
                overview().attention());
    }

    @Test
    public void open_reviews_are_told_while_their_flag_is_on() {
        office.openReviews = 4;
        assertEquals(List.of(), kinds());

        bench.flags.add(EntraFlags.AMBIGUOUS_QUEUE);

        assertEquals(List.of("review_open"), kinds());
    }

    @Test
    public void what_waits_for_an_approval_or_a_release_is_told() {
        ManagedTenant contoso = office.mappings.customer("Contoso");
        office.mappings.map(
                contoso,
                MappingState.MAPPED,
                Optional.of(office.mappings.client("Contoso").id()),
                true);
        office.held = List.of(new HeldSet(
                contoso.found().entraTenantId(), "Contoso", "1", new UUID(0, 3), Map.of(), bench.clock.instant()));

        assertEquals(List.of("mapping_on_hold", "quarantined"), kinds());
    }

    @Test
    public void a_secret_store_that_is_away_does_not_take_the_overview_away() {
        bench.secrets.readFailure = Optional.of(new Problem.Away("The vault is away."));

        assertEquals(Optional.empty(), overview().appSource());
    }

    private Run run(RunStatus status, String reason) {
        return new Run(
                UUID.randomUUID(),
                Bench.MSP,
                RunKind.ALL_TENANTS,
                Trigger.MANUAL,
                "ann",
                Optional.empty(),
                RunInput.NONE,
                status,
                Optional.of(reason),
                2,
                2,
                0,
                Counters.NONE,
                0,
                bench.clock.instant(),
                Optional.empty(),
                Optional.empty());
    }

    private List<String> kinds() {
        return overview().attention().stream().map(Overview.Attention::kind).toList();
    }

    private Overview overview() {
        return office.overviews.of(bench.ann, bench.clock.instant());
    }
}
