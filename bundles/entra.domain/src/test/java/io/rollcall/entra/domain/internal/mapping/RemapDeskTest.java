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
import io.rollcall.entra.domain.internal.run.PersonalRuns;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Remaps.Ended;
import io.rollcall.entra.domain.mapping.Remaps.Remap;
import io.rollcall.entra.domain.mapping.Remaps.Remapped;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

public class RemapDeskTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));

    private final FakeWork work = new FakeWork();
    private final FakeClock clock = new FakeClock();
    private final FakeMappings office = new FakeMappings(work);
    private final FakeConnections connections = new FakeConnections(work);
    private final Launches runs = new Launches(work, clock);
    private final FakeTies ties = new FakeTies(work, office);
    private final Access access = new Access((tenant, flag) -> flag.equals(EntraFlags.UI));
    private final RemapDesk desk = desk();
    private final Caller ann = caller(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE);

    private final ManagedTenant contoso = office.customer("Contoso");
    private final UUID id = contoso.found().entraTenantId();
    private final Client from = office.client("From");
    private final Client to = office.client("To");

    @Before
    public void contosoIsMapped() {
        office.map(contoso, MappingState.MAPPED, Optional.of(from.id()), true);
        work.runInTenant(MSP, () -> connections.activate(MSP, Launches.connection()));
    }

    @Test
    public void the_links_end_and_the_contacts_stay() {
        ties.link(id, true);
        ties.link(id, false);

        Remapped remapped = desk.remap(ann, remap(Optional.empty(), true));

        assertEquals(new Ended(2, 0), remapped.ended());
        assertEquals(List.of("REMAPPED ann " + id), ties.ends);
        assertEquals(Optional.of(to.id()), office.of(contoso).orElseThrow().client());
        assertEquals(
                "a new mapping is on no hold",
                false,
                office.of(contoso).orElseThrow().onHold());
        assertEquals(0, remapped.contactsMoved());
        assertEquals(Optional.empty(), remapped.run());
        assertEquals(List.of(), ties.edits);
    }

    @Test
    public void contacts_that_rollcall_created_go_along_if_asked_and_that_is_a_run() {
        ties.link(id, true);
        ties.link(id, false);
        ties.link(id, true);
        ties.busy.add(ties.links.get(2).contact());

        Remapped remapped = desk.remap(ann, new Remap(id, to.id(), true, Optional.empty(), true, false));

        assertEquals("one is being changed by a person", 1, remapped.contactsMoved());
        ContactEdit edit = ties.edits.get(0);
        assertEquals(ties.links.get(0).contact(), edit.id());
        assertEquals(Optional.of(to.id()), edit.client());
        Run run = remapped.run().orElseThrow();
        assertEquals(RunKind.APPLY, run.kind());
        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals("ann", run.startedBy());
        JournalEntry entry = ties.journal.get(0);
        assertEquals("moved", entry.action());
        assertEquals(
                List.of(new FieldChange(
                        "client_id",
                        Optional.of(from.id().toString()),
                        Optional.of(to.id().toString()))),
                entry.fields());
        assertEquals(1, ties.journal.size());
        assertEquals(1, runs.ended.get(run.id()).size());
    }

    @Test
    public void links_do_not_end_unseen() {
        ties.link(id, false);

        assertSentence("start its preview", remap(Optional.empty(), false));
        assertEquals(Optional.of(from.id()), office.of(contoso).orElseThrow().client());
    }

    @Test
    public void a_preview_of_this_remap_is_the_plan() {
        ties.link(id, false);
        Run preview = desk.preview(ann, id, to.id(), Optional.empty());
        assertTrue(preview.previewsRemap());
        assertEquals(List.of(preview.id()), runs.handedOver);
        Optional<UUID> plan = Optional.of(preview.id());

        assertSentence("under way", remap(plan, false));
        runs.end(preview, RunStatus.FAILED, clock.instant());
        assertSentence("ended 'failed'", remap(plan, false));
        runs.end(preview, RunStatus.COMPLETED, clock.instant());
        assertSentence("not of this remap", new Remap(id, office.client("Third").id(), false, plan, false, false));
        assertEquals(1, desk.remap(ann, remap(plan, false)).ended().links());
    }

    @Test
    public void a_plan_is_good_for_a_day() {
        ties.link(id, false);
        Run preview = desk.preview(ann, id, to.id(), Optional.empty());
        runs.end(preview, RunStatus.COMPLETED, clock.instant());
        clock.move(Duration.ofHours(24));

        assertSentence("older than 24 hours", remap(Optional.of(preview.id()), false));
        assertSentence("There is no plan", remap(Optional.of(new UUID(5, 5)), false));
    }

    @Test
    public void whoever_has_no_links_needs_no_plan() {
        assertEquals(
                new Ended(0, 0), desk.remap(ann, remap(Optional.empty(), false)).ended());
    }

    @Test
    public void another_preflight_of_the_client_is_not_taken_for_the_preview() {
        ManagedTenant fabrikam = office.customer("Fabrikam");
        office.map(fabrikam, MappingState.MAPPED, Optional.of(from.id()), false);
        desk.preview(ann, fabrikam.found().entraTenantId(), to.id(), Optional.empty());

        assertTrue(refusal(() -> desk.preview(ann, id, to.id(), Optional.empty())) instanceof Problem.Conflict);
    }

    @Test
    public void there_is_nothing_to_preview_without_a_client() {
        office.map(contoso, MappingState.SKIP_FOR_NOW, Optional.empty(), false);

        assertTrue(refusal(() -> desk.preview(ann, id, to.id(), Optional.empty())) instanceof Problem.RuleRefused);
        assertEquals(List.of(), runs.handedOver);
    }

    @Test
    public void skipped_and_planned_ones_can_be_remapped() {
        for (MappingState state : List.of(MappingState.SKIP_FOR_NOW, MappingState.CREATE_NEW)) {
            office.map(contoso, state, Optional.empty(), false);

            desk.remap(ann, remap(Optional.empty(), false));

            assertEquals(MappingState.MAPPED, office.of(contoso).orElseThrow().state());
        }
    }

    @Test
    public void every_conflict_is_told() {
        Client old = office.client("Old", Optional.empty(), Optional.empty(), true);
        UUID stranger = new UUID(9, 9);

        assertEquals(
                List.of("There is no managed tenant " + stranger + ".", "The client 'Old' is inactive."),
                conflicts(new Remap(stranger, old.id(), false, Optional.empty(), true, false)));
        assertEquals(
                List.of("There is no client " + stranger + "."),
                conflicts(new Remap(id, new ClientId(stranger), false, Optional.empty(), true, false)));
        assertEquals(
                List.of("It is mapped to this client already."),
                conflicts(new Remap(id, from.id(), false, Optional.empty(), true, false)));
    }

    @Test
    public void the_partner_tenant_needs_the_explicit_switch() {
        UUID own = office.partner("Our own").found().entraTenantId();

        assertEquals(
                1,
                conflicts(new Remap(own, to.id(), false, Optional.empty(), true, false))
                        .size());
        desk.remap(ann, new Remap(own, to.id(), false, Optional.empty(), true, true));
    }

    @Test
    public void unmapping_and_skipping_are_all_or_nothing() {
        ManagedTenant planned = office.customer("Planned");
        office.map(planned, MappingState.CREATE_NEW, Optional.empty(), false);
        UUID stranger = new UUID(9, 9);
        Set<UUID> both = Set.of(id, planned.found().entraTenantId());

        Problem.Conflict problem =
                (Problem.Conflict) refusal(() -> desk.unmap(ann, Set.of(id, stranger, new UUID(9, 8))));
        assertEquals(2, problem.details().size());
        assertTrue(office.of(contoso).isPresent());

        ties.link(id, false);
        assertEquals(new Ended(1, 0), desk.skip(ann, both));
        assertEquals(MappingState.SKIP_FOR_NOW, office.of(contoso).orElseThrow().state());
        assertEquals(MappingState.SKIP_FOR_NOW, office.of(planned).orElseThrow().state());
        desk.unmap(ann, both);
        assertEquals(Optional.empty(), office.of(contoso));
        assertEquals("again: nothing changes", new Ended(0, 0), desk.unmap(ann, both));
    }

    @Test
    public void a_failure_leaves_everything_as_it_was() {
        ties.link(id, false);
        work.beforeCommit = () -> {
            throw new IllegalStateException("the database is gone");
        };

        assertThrows(IllegalStateException.class, () -> desk.remap(ann, remap(Optional.empty(), true)));

        assertEquals(Optional.of(from.id()), office.of(contoso).orElseThrow().client());
        assertEquals(1, ties.links.size());
    }

    @Test
    public void readers_and_guests_change_nothing() {
        Caller reader = caller(Permission.SETTINGS_READ);
        Caller guest =
                new Caller.Person(MSP, UUID.randomUUID(), "eve", UserType.CLIENT, Set.of(Permission.SETTINGS_UPDATE));

        for (Caller who : List.of(reader, guest)) {
            assertTrue(refusal(() -> desk.remap(who, remap(Optional.empty(), true))) instanceof Problem.Forbidden);
            assertTrue(refusal(() -> desk.unmap(who, Set.of(id))) instanceof Problem.Forbidden);
            assertTrue(refusal(() -> desk.skip(who, Set.of(id))) instanceof Problem.Forbidden);
            assertTrue(refusal(() -> desk.preview(who, id, to.id(), Optional.empty())) instanceof Problem.Forbidden);
        }
    }

    private RemapDesk desk() {
        PlainNames names = new PlainNames();
        MappingDesk mappings = new MappingDesk(
                access,
                work,
                office,
                office.tenantStore(),
                office.clientStore(),
                names,
                names,
                connections,
                runs.launcher,
                clock);
        PersonalRuns personal = new PersonalRuns(runs.store, UUID::randomUUID, clock);
        return new RemapDesk(
                access,
                work,
                office,
                ties,
                mappings,
                new RemapPlans(runs.store, connections, runs.launcher, clock),
                new CreatedContacts(ties.contacts(), ties.decisions(), personal, UUID::randomUUID),
                clock);
    }

    private Remap remap(Optional<UUID> planId, boolean withoutPlan) {
        return new Remap(id, to.id(), false, planId, withoutPlan, false);
    }

    private void assertSentence(String part, Remap command) {
        Problem problem = refusal(() -> desk.remap(ann, command));
        assertTrue(problem.toString(), problem instanceof Problem.RuleRefused);
        assertTrue(problem.sentence(), problem.sentence().contains(part));
    }

    private List<String> conflicts(Remap command) {
        return ((Problem.Conflict) refusal(() -> desk.remap(ann, command))).details();
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private static Caller caller(Permission... permissions) {
        return new Caller.Person(MSP, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(permissions));
    }
}
