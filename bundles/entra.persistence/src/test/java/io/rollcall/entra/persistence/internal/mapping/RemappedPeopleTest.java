package io.rollcall.entra.persistence.internal.mapping;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.mapping.Remaps.Remap;
import io.rollcall.entra.domain.mapping.Remaps.Remapped;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.persistence.internal.Engine;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** A managed tenant changes hands, and the next run matches its people afresh: the domain over PostgreSQL. */
public class RemappedPeopleTest extends SyncTestBase {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final Engine engine = new Engine(db);
    private ClientId other;
    private Caller ann;

    @Before
    public void adaIsMadeAndBobWasThere() {
        ann = new Caller.Person(
                tenant, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(Permission.SETTINGS_UPDATE));
        other = db.newClient(tenant, "Other");
        newContact("Bob", "bob@example.com");
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        engine.decide(tenant, run, customer);
        assertEquals("created,linked", counted());
    }

    @Test
    public void everybodyIsMatchedAfreshAndWhoStaysBehindIsInNobodysWay() {
        Remapped remapped = engine.remaps.remap(ann, remap(false));

        assertEquals(2, remapped.ended().links());
        assertEquals(Optional.empty(), remapped.run());
        assertEquals("mapped false 2", mapping());
        assertEquals(List.of("1 Example", "1 Example"), contacts());
        sync();
        assertEquals("created,created", counted());
        assertEquals(List.of("1 Example", "1 Example", "1 Other", "1 Other"), contacts());
        assertEquals("0", db.value(tenant, "select count(*) from entra_contact_reconciliation_queue"));
        sync();
        assertEquals("once more: nothing changes", "unchanged,unchanged", counted());
    }

    @Test
    public void createdContactsGoAlongAndAreLinkedAgain() {
        Remapped remapped = engine.remaps.remap(ann, remap(true));

        assertEquals(1, remapped.contactsMoved());
        assertEquals(List.of("1 Example", "2 Other"), contacts());
        Run run = engine.run(tenant, remapped.run().orElseThrow().id());
        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals(1, run.counters().of(Bucket.UPDATED));
        assertEquals(
                List.of("moved mapping.remapped [[\"client_id\", \"%s\", \"%s\"]]".formatted(client, other)),
                db.query(
                        tenant,
                        "select action || ' ' || rule || ' ' || fields from entra_change_journal where run_id = '"
                                + run.id() + "'"));
        sync();
        assertEquals("Ada is linked to the contact that came along", "created,linked", counted());
    }

    @Test
    public void mappedBackToTheSameClientEverybodyFindsTheirContact() {
        engine.remaps.unmap(ann, Set.of(customer));
        assertEquals("0", db.value(tenant, "select count(*) from entra_client_tenant_mappings where ended_at is null"));
        assertEquals("null", String.valueOf(db.query(tenant, shownOn(client)).get(0)));
        engine.remaps.remap(ann, new Remap(customer, client, false, Optional.empty(), false, false));

        sync();

        assertEquals("linked,linked", counted());
        assertEquals(List.of("1 Example", "1 Example"), contacts());
    }

    @Test
    public void bothClientsShowTheirTenantAsItIsNow() {
        engine.remaps.remap(ann, remap(false));

        assertEquals("null", String.valueOf(db.query(tenant, shownOn(client)).get(0)));
        assertEquals("example.com", db.value(tenant, shownOn(other)));
    }

    @Test
    public void skippedOnesAreOfNoClientAndKeepTheirHistory() {
        engine.remaps.skip(ann, Set.of(customer));

        assertEquals("skip_for_now false 2", mapping());
        assertEquals("2", db.value(tenant, "select count(*) from entra_client_tenant_mappings"));
        assertEquals("2", db.value(tenant, "select count(*) from entra_contact_links where end_reason = 'unmapped'"));
    }

    @Test
    public void whatIsRefusedChangesNothing() {
        Problem unseen = refusal(
                () -> engine.remaps.remap(ann, new Remap(customer, other, false, Optional.empty(), false, false)));
        assertTrue(unseen instanceof Problem.RuleRefused);
        Caller eve = new Caller.Person(
                db.newTenant(), UUID.randomUUID(), "eve", UserType.INTERNAL, Set.of(Permission.SETTINGS_UPDATE));
        assertTrue(refusal(() -> engine.remaps.unmap(eve, Set.of(customer))) instanceof Problem.Conflict);

        assertEquals("mapped false 1", mapping());
        assertEquals("2", db.value(tenant, "select count(*) from entra_contact_links where ended_at is null"));
    }

    @Test
    public void thousandsOfCreatedContactsMoveInAsManyStatementsAsOne() {
        db.counted.takeStatements();
        engine.remaps.remap(ann, remap(true));
        int one = db.counted.takeStatements().size();
        db.execute(
                tenant,
                """
                insert into entra_identities (tenant, entra_tenant_id, entra_object_id, row_hash, enabled)
                select '%s', '%s', gen_random_uuid(), gen_random_uuid(), true from generate_series(1, 3000)"""
                        .formatted(tenant, customer));
        db.execute(
                tenant,
                """
                insert into contacts (tenant, id, client_id, name)
                select tenant, entra_object_id, '%s', 'Somebody' from entra_identities
                where entra_object_id not in ('%s', '%s')"""
                        .formatted(other, ada, bob));
        db.execute(
                tenant,
                """
                insert into entra_contact_links
                    (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run, created)
                select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, entra_object_id, gen_random_uuid(), true
                from entra_identities where entra_object_id not in ('%s', '%s')"""
                        .formatted(ada, bob));
        db.counted.takeStatements();

        Remapped back = engine.remaps.remap(ann, new Remap(customer, client, true, Optional.empty(), true, false));

        assertEquals(3000, back.contactsMoved());
        assertEquals(one, db.counted.takeStatements().size());
    }

    private Remap remap(boolean moveCreated) {
        return new Remap(customer, other, moveCreated, Optional.empty(), true, false);
    }

    private void sync() {
        run = newRun("all-tenants");
        db.execute(tenant, "update entra_identities set dirty = true");
        engine.decide(tenant, run, customer);
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private String counted() {
        return db.value(tenant, "select string_agg(counted, ',' order by counted) from entra_identities");
    }

    private String mapping() {
        return db.value(
                tenant,
                "select state || ' ' || on_hold || ' ' || version from entra_client_tenant_mappings where ended_at is null");
    }

    /** Version and client of each. */
    private List<String> contacts() {
        return db.query(
                tenant,
                "select c.version || ' ' || cl.name from contacts c join clients cl on cl.id = c.client_id order by 1");
    }

    private static String shownOn(ClientId id) {
        return "select entra_primary_domain from clients where id = '" + id + "'";
    }
}
