package io.rollcall.entra.domain.internal.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeConnections;
import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.PlainNames;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Mappings.Confirmed;
import io.rollcall.entra.domain.mapping.Mappings.Listing;
import io.rollcall.entra.domain.mapping.Mappings.Row;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class MappingDeskTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));

    private final FakeWork work = new FakeWork();
    private final FakeMappings office = new FakeMappings(work);
    private final PlainNames names = new PlainNames();
    private final FakeClock clock = new FakeClock();
    private final FakeConnections connections = new FakeConnections(work);
    private final Launches launches = new Launches(work, clock);
    private final RunLauncher launcher = launches.launcher;
    private final MappingDesk desk = new MappingDesk(
            new Access((tenant, flag) -> flag.equals(EntraFlags.UI)),
            work,
            office,
            office.tenantStore(),
            office.clientStore(),
            names,
            names,
            connections,
            launcher,
            clock);
    private final Caller ann = caller(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE, Permission.CLIENT_CREATE);

    @Test
    public void a_whole_set_is_stored() {
        ManagedTenant contoso = office.customer("Contoso", "contoso.com");
        ManagedTenant fabrikam = office.customer("Fabrikam");
        ManagedTenant litware = office.customer("Litware");
        Client client = office.client("Contoso", "contoso.com");

        Confirmed confirmed = confirm(
                ann, List.of(mapped(contoso, client), decide(fabrikam, MappingState.CREATE_NEW), skip(litware)));

        assertEquals(Integer.valueOf(1), confirmed.counts().get(MappingState.MAPPED));
        assertEquals(Integer.valueOf(1), confirmed.counts().get(MappingState.CREATE_NEW));
        assertEquals(Integer.valueOf(1), confirmed.counts().get(MappingState.SKIP_FOR_NOW));
        assertEquals(Integer.valueOf(0), confirmed.counts().get(MappingState.UNMAPPED));
        assertEquals(List.of(), confirmed.warnings());
        assertEquals("ann", office.of(contoso).orElseThrow().decidedBy());
        assertEquals(clock.instant(), office.of(contoso).orElseThrow().decidedAt());
    }

    @Test
    public void every_conflict_is_told_and_nothing_is_stored() {
        ManagedTenant good = office.customer("Good");
        ManagedTenant twice = office.customer("Twice");
        ManagedTenant nowhere = office.customer("Nowhere");
        ManagedTenant without = office.customer("Without");
        ManagedTenant vague = office.customer("Vague");
        Client one = office.client("One");
        Client two = office.client("Two");
        Client old = office.client("Old", Optional.empty(), Optional.empty(), true);
        ManagedTenant sleepy = office.customer("Sleepy");
        UUID stranger = new UUID(99, 99);

        List<String> conflicts = conflicts(List.of(
                mapped(good, one),
                mapped(twice, one),
                mapped(twice, two),
                new MappingDecision(
                        nowhere.found().entraTenantId(),
                        MappingState.MAPPED,
                        Optional.of(new ClientId(stranger)),
                        false),
                decide(without, MappingState.MAPPED),
                decide(vague, MappingState.NEEDS_REVIEW),
                mapped(sleepy, old),
                new MappingDecision(stranger, MappingState.SKIP_FOR_NOW, Optional.empty(), false)));

        assertEquals(
                List.of(
                        "'Twice' is decided more than once.",
                        "'Nowhere' is mapped to a client that does not exist: " + stranger + ".",
                        "'Without' is mapped without a client.",
                        "'Vague': 'needs_review' is no decision.",
                        "'Sleepy' is mapped to the inactive client 'Old'.",
                        "There is no managed tenant " + stranger + "."),
                conflicts);
        assertEquals(Optional.empty(), office.of(good));
    }

    @Test
    public void several_tenants_may_belong_to_one_client() {
        Client client = office.client("Contoso");

        Confirmed confirmed = confirm(
                ann,
                List.of(
                        mapped(office.customer("Contoso Europe"), client),
                        mapped(office.customer("Contoso Asia"), client)));

        assertEquals(Integer.valueOf(2), confirmed.counts().get(MappingState.MAPPED));
    }

    @Test
    public void the_partner_tenant_is_mapped_with_the_explicit_switch_only_and_never_created() {
        ManagedTenant own = office.partner("Our own");
        Client client = office.client("Internal");

        assertEquals(1, conflicts(List.of(mapped(own, client))).size());
        assertEquals(1, conflicts(List.of(decide(own, MappingState.CREATE_NEW))).size());

        confirm(
                ann,
                List.of(new MappingDecision(
                        own.found().entraTenantId(), MappingState.MAPPED, Optional.of(client.id()), true)));
        assertEquals(Optional.of(client.id()), office.of(own).orElseThrow().client());
    }

    @Test
    public void a_mapped_tenant_is_remapped_not_confirmed_elsewhere() {
        ManagedTenant contoso = office.customer("Contoso");
        Client one = office.client("One");
        Client two = office.client("Two");
        confirm(ann, List.of(mapped(contoso, one)));

        assertEquals(
                List.of("'Contoso' is mapped already: remap it instead."), conflicts(List.of(mapped(contoso, two))));
        assertEquals(1, conflicts(List.of(skip(contoso))).size());
        confirm(ann, List.of(mapped(contoso, one)));
    }

    @Test
    public void a_skipped_tenant_can_be_decided_later() {
        ManagedTenant contoso = office.customer("Contoso");
        Client client = office.client("Contoso");
        confirm(ann, List.of(skip(contoso)));

        confirm(ann, List.of(mapped(contoso, client)));

        assertEquals(MappingState.MAPPED, office.of(contoso).orElseThrow().state());
    }

    @Test
    public void creating_a_client_warns_of_those_with_a_similar_name() {
        office.client("Contoso Ltd");
        office.client("Fabrikam");
        ManagedTenant contoso = office.customer("Contoso GmbH");

        Confirmed confirmed = confirm(ann, List.of(decide(contoso, MappingState.CREATE_NEW)));

        assertEquals(
                List.of("'Contoso GmbH' is to become a new client, but there is already 'Contoso Ltd'."),
                confirmed.warnings());
        assertEquals(MappingState.CREATE_NEW, office.of(contoso).orElseThrow().state());
    }

    @Test
    public void creating_a_client_needs_its_permission() {
        ManagedTenant contoso = office.customer("Contoso");
        Caller mapper = caller(Permission.SETTINGS_UPDATE);

        List<MappingDecision> create = List.of(decide(contoso, MappingState.CREATE_NEW));
        assertTrue(refusal(() -> confirm(mapper, create)) instanceof Problem.Forbidden);
        confirm(mapper, List.of(skip(contoso)));
    }

    @Test
    public void readers_see_and_do_not_decide() {
        Caller reader = caller(Permission.SETTINGS_READ);

        desk.list(reader);
        desk.preview(reader);
        assertTrue(refusal(() -> confirm(reader, List.of())) instanceof Problem.Forbidden);
    }

    @Test
    public void the_list_tells_who_waits_for_a_decision_and_who_has_nothing_to_decide_on() {
        Client client = office.client("Contoso", "contoso.com");
        ManagedTenant decided = office.customer("Contoso", "contoso.com");
        ManagedTenant candidate = office.customer("Contoso Asia", "asia.contoso.com", "contoso.com");
        ManagedTenant unknown = office.customer("Wingtip");
        ManagedTenant lostUndecided = office.lost("Gone", Instant.EPOCH);
        ManagedTenant lostSkipped = office.lost("Gone, too", Instant.EPOCH);
        confirm(ann, List.of(mapped(decided, client), skip(lostSkipped)));

        Listing listing = desk.list(ann);

        assertEquals(
                List.of(decided, candidate, unknown, lostSkipped),
                listing.rows().stream().map(Row::tenant).toList());
        assertEquals(
                List.of(
                        MappingState.MAPPED,
                        MappingState.NEEDS_REVIEW,
                        MappingState.UNMAPPED,
                        MappingState.SKIP_FOR_NOW),
                listing.rows().stream().map(Row::state).toList());
        assertEquals(Optional.of(client), listing.rows().get(0).client());
        assertTrue(desk.preview(ann).unmatched().stream().noneMatch(lostUndecided::equals));
    }

    @Test
    public void the_initial_sync_starts_with_the_mappings() {
        connect();

        Confirmed confirmed = desk.confirm(ann, List.of(skip(office.customer("Contoso"))), true);

        Run run = confirmed.run().orElseThrow();
        assertEquals(RunKind.INITIAL, run.kind());
        assertEquals(List.of(run.id()), launches.handedOver);
        assertEquals(Integer.valueOf(1), confirmed.counts().get(MappingState.SKIP_FOR_NOW));
    }

    @Test
    public void nothing_is_stored_or_started_if_one_of_both_is_refused() {
        ManagedTenant contoso = office.customer("Contoso");
        assertTrue(refusal(() -> desk.confirm(ann, List.of(skip(contoso)), true)) instanceof Problem.RuleRefused);
        connect();
        List<MappingDecision> wrong = List.of(decide(contoso, MappingState.MAPPED));
        assertTrue(refusal(() -> desk.confirm(ann, wrong, true)) instanceof Problem.Conflict);

        assertEquals(Optional.empty(), office.of(contoso));
        assertEquals(List.of(), launches.handedOver);
    }

    @Test
    public void a_sync_that_cannot_be_handed_over_is_told_with_what_was_stored() {
        ManagedTenant contoso = office.customer("Contoso");
        connect();
        launches.away = true;

        Confirmed confirmed = desk.confirm(ann, List.of(skip(contoso)), true);

        assertEquals(Optional.empty(), confirmed.run());
        assertTrue(confirmed.warnings().get(0).contains("was not started"));
        assertTrue(office.of(contoso).isPresent());
    }

    private void connect() {
        work.runInTenant(MSP, () -> connections.activate(MSP, Launches.connection()));
    }

    private Confirmed confirm(Caller caller, List<MappingDecision> decisions) {
        return desk.confirm(caller, decisions, false);
    }

    private List<String> conflicts(List<MappingDecision> decisions) {
        return ((Problem.Conflict) refusal(() -> confirm(ann, decisions))).details();
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private static MappingDecision mapped(ManagedTenant tenant, Client client) {
        return new MappingDecision(
                tenant.found().entraTenantId(), MappingState.MAPPED, Optional.of(client.id()), false);
    }

    private static MappingDecision skip(ManagedTenant tenant) {
        return decide(tenant, MappingState.SKIP_FOR_NOW);
    }

    private static MappingDecision decide(ManagedTenant tenant, MappingState state) {
        return new MappingDecision(tenant.found().entraTenantId(), state, Optional.empty(), false);
    }

    private static Caller caller(Permission... permissions) {
        return new Caller.Person(MSP, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(permissions));
    }
}
