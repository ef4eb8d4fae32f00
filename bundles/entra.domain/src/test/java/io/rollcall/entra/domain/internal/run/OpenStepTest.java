package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class OpenStepTest {
    private final RunBench bench = new RunBench();

    @Test
    public void nothing_mapped_completes_with_zeros() {
        bench.unmapped("Contoso", Access.GRANTED);

        Run run = bench.sync();

        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals(Optional.empty(), run.reason());
        assertEquals(0, run.tenants());
        assertEquals(Counters.NONE, run.counters());
    }

    @Test
    public void tenants_that_take_no_part_say_why_and_their_contacts_stay() {
        assertSkipped("unmapped", bench.unmapped("Unmapped", Access.GRANTED));
        assertSkipped("no_gdap", mapped(bench.unmapped("Ungranted", Access.NO_GDAP)));
        assertSkipped("unconsented", mapped(bench.unmapped("Unconsented", Access.UNCONSENTED)));
        assertSkipped("excluded", mapped(bench.unmapped("Excluded", Access.EXCLUDED)));
        assertSkipped("lost", mapped(lost()));
        assertSkipped("skip_for_now", decided("Skipped", MappingState.SKIP_FOR_NOW));
        UUID held = bench.customer("Held", "h");
        bench.office.map(bench.managed(held), MappingState.MAPPED, Optional.of(bench.clientOf(held)), true);
        assertSkipped("on_hold", held);
        assertTrue(bench.contacts.active().isEmpty());
        assertTrue(bench.cloud.calls.isEmpty());
    }

    @Test
    public void a_tenant_whose_relationship_ends_soon_or_that_was_unwell_is_tried() {
        UUID expiring = mapped(bench.unmapped("Expiring", Access.EXPIRING));
        UUID unwell = mapped(bench.unmapped("Unwell", Access.UNHEALTHY));

        Run run = bench.sync();

        assertEquals(RunStatus.COMPLETED, bench.part(run, expiring).status());
        assertEquals(RunStatus.COMPLETED, bench.part(run, unwell).status());
    }

    @Test
    public void a_pilot_runs_only_its_client_with_all_its_tenants() {
        UUID contoso = bench.customer("Contoso", "a");
        UUID subsidiary = bench.unmapped("Subsidiary", Access.GRANTED);
        bench.cloud.hire(subsidiary, "s@subsidiary.example");
        bench.office.map(bench.managed(subsidiary), MappingState.MAPPED, Optional.of(bench.clientOf(contoso)), false);
        bench.customer("Fabrikam", "f");
        decided("New", MappingState.CREATE_NEW);
        int clients = bench.office.clients.size();

        Run run = bench.drive(bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.of(bench.clientOf(contoso))));

        assertEquals(2, bench.runs.partsOf(run.id()).size());
        assertEquals(
                Set.of("a@contoso.example", "s@subsidiary.example"),
                bench.contacts.active().keySet());
        assertEquals(clients, bench.office.clients.size());
    }

    @Test
    public void a_client_to_be_is_created_once_with_the_tenants_name_and_domain() {
        UUID fabrikam = decided("Fabrikam", MappingState.CREATE_NEW);
        bench.cloud.hire(fabrikam, "f@fabrikam.example");

        bench.sync();
        bench.sync();

        Client client = bench.office.clients.get(0);
        assertEquals(1, bench.office.clients.size());
        assertEquals("Fabrikam", client.name());
        assertEquals(Set.of(client.id()), bench.contacts.clients());
        assertEquals(client.id(), bench.clientOf(fabrikam));
    }

    @Test
    public void a_repeated_open_creates_nobody_again_and_gives_the_same_tenants() {
        UUID fabrikam = decided("Fabrikam", MappingState.CREATE_NEW);
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());

        List<UUID> first = bench.steps.open(run.caller());
        List<UUID> again = bench.steps.open(run.caller());

        assertEquals(List.of(fabrikam), first);
        assertEquals(first, again);
        assertEquals(1, bench.office.clients.size());
    }

    @Test
    public void a_repeated_open_leaves_out_what_is_done() {
        UUID contoso = bench.customer("Contoso", "a");
        UUID fabrikam = bench.customer("Fabrikam", "f");
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());
        bench.steps.read(run.caller(), contoso, bench.pulse);
        bench.steps.decide(run.caller(), contoso, bench.pulse);

        assertEquals(List.of(fabrikam), bench.steps.open(run.caller()));
    }

    @Test
    public void a_scheduled_run_and_a_preflight_create_no_client() {
        UUID fabrikam = decided("Fabrikam", MappingState.CREATE_NEW);
        Run scheduled = bench.drive(bench.queue(RunKind.ALL_TENANTS, Trigger.SCHEDULE, Optional.empty()));
        Run preflight = bench.run(RunKind.PREFLIGHT);

        for (Run run : List.of(scheduled, preflight)) {
            RunPart part = bench.part(run, fabrikam);
            assertEquals(RunStatus.SKIPPED, part.status());
            assertEquals(Optional.of("pending_create"), part.code());
        }
        assertTrue(bench.office.clients.isEmpty());
    }

    @Test
    public void a_run_that_was_cancelled_before_it_opened_creates_nothing() {
        decided("Fabrikam", MappingState.CREATE_NEW);
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.runs.cancel(run.id());

        assertThrows(RunEnded.class, () -> bench.steps.open(run.caller()));
        assertEquals(RunStatus.CANCELLED, bench.drive(run).status());
        assertTrue(bench.office.clients.isEmpty());
    }

    @Test
    public void with_the_integration_turned_off_nothing_begins() {
        decided("Fabrikam", MappingState.CREATE_NEW);
        Run run = bench.queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty());
        bench.flags.remove(EntraFlags.UI);

        assertEquals(RunStatus.CANCELLED, bench.drive(run).status());
        assertTrue(bench.office.clients.isEmpty());
    }

    private void assertSkipped(String why, UUID tenant) {
        Run run = bench.sync();
        RunPart part = bench.part(run, tenant);
        assertEquals(RunStatus.SKIPPED, part.status());
        assertEquals(Optional.of(why), part.code());
        assertTrue(part.reason().isPresent());
        assertEquals(RunStatus.COMPLETED, run.status());
    }

    private UUID lost() {
        return bench.office.lost("Lost", Instant.EPOCH, "lost.example").found().entraTenantId();
    }

    private UUID mapped(UUID tenant) {
        ClientId client = bench.office.client("Client").id();
        bench.office.map(bench.managed(tenant), MappingState.MAPPED, Optional.of(client), false);
        return tenant;
    }

    private UUID decided(String name, MappingState state) {
        UUID tenant = bench.unmapped(name, Access.GRANTED);
        bench.office.map(bench.managed(tenant), state, Optional.empty(), false);
        return tenant;
    }
}
