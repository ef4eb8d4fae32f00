package io.rollcall.entra.persistence.internal.mapping;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.mapping.Remaps.Ended;
import io.rollcall.entra.domain.mapping.TenantLinks.Created;
import io.rollcall.entra.domain.mapping.TenantLinks.Why;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.Test;

public class TenantTiesTest extends SyncTestBase {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final TenantTies ties = new TenantTies(db.entra);

    @Test
    public void activeLinksAreCountedByManagedTenant() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        link(ada, newContact("Ada", "ada@example.com"));
        UUID former = link(bob, newContact("Bob", "bob@example.com"));
        db.execute(tenant, "update entra_contact_links set ended_at = now() where id = '" + former + "'");

        assertEquals(1, active(customer));
        assertEquals(0, active(UUID.randomUUID()));
    }

    @Test
    public void linksEndWithTheirReasonAndContactsStay() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID link = link(ada, contact);

        assertEquals(new Ended(1, 0), end(Why.REMAPPED));

        assertEquals("remapped", value("end_reason", link));
        assertEquals("2026-01-01 00:00:00+00", value("ended_at at time zone 'UTC' || '+00'", link));
        assertEquals(client.toString(), contactColumn(contact, "client_id::text"));
        assertEquals(
                "unlinked remapped", contactColumn(contact, "entra_sync_status || ' ' || entra_sync_status_reason"));
        assertEquals("again: nothing is left", new Ended(0, 0), end(Why.REMAPPED));
    }

    @Test
    public void theOtherManagedTenantsAndMspsKeepTheirs() {
        read(lastPage(user(ada, "ada@example.com")));
        link(ada, newContact("Ada", "ada@example.com"));

        assertEquals(
                new Ended(0, 0),
                db.in(tenant, () -> ties.end(tenant, Set.of(UUID.randomUUID()), Why.UNMAPPED, "Ann", LONG_AGO)));
        TenantId stranger = db.newTenant();
        assertEquals(
                new Ended(0, 0),
                db.in(stranger, () -> ties.end(stranger, Set.of(customer), Why.UNMAPPED, "Eve", LONG_AGO)));
        assertEquals(1, active(customer));
    }

    @Test
    public void contactsLeftBehindAreRememberedOfTheirIdentity() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        ContactId adas = newContact("Ada", "ada@example.com");
        ContactId bobs = newContact("Bob", "bob@example.com");
        link(ada, adas);
        end(Why.REMAPPED);
        link(bob, bobs);
        end(Why.UNMAPPED);

        for (var known : dirty(true)) {
            boolean isAda = known.identity().objectId().equals(ada);
            assertEquals(Set.of(isAda ? adas : bobs), known.past().leftBehind());
            assertEquals(Optional.empty(), known.link());
        }
    }

    @Test
    public void whatAnUndoLeftOnAContactStays() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        link(ada, contact);
        db.execute(tenant, "update contacts set entra_sync_status = 'undone'");

        end(Why.REMAPPED);

        assertEquals("undone", contactColumn(contact, "entra_sync_status"));
    }

    @Test
    public void openItemsCloseAndTheHeldSetDisappears() {
        read(lastPage(user(ada, "ada@example.com")));
        db.execute(
                tenant,
                """
                insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id,
                    reason, candidates, fingerprint, opened_run)
                select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, '%s', 'why', '{}', 'data', '%s'
                from entra_identities"""
                        .formatted(client, run));
        db.execute(
                tenant,
                "insert into entra_held_sets (tenant, entra_tenant_id, run_id, version, since) values ('%s', '%s', '%s', 'v', now())"
                        .formatted(tenant, customer, run));

        assertEquals(new Ended(0, 1), end(Why.UNMAPPED));

        assertEquals(
                List.of("closed Ann Its managed tenant was unmapped."),
                db.query(
                        tenant,
                        "select state || ' ' || closed_by || ' ' || note from entra_contact_reconciliation_queue"));
        assertEquals("0", db.value(tenant, "select count(*) from entra_held_sets"));
    }

    @Test
    public void whoWaitedElsewhereForSuchAnAddressIsDecidedAgain() {
        read(lastPage(user(ada, "ada@example.com")));
        link(ada, newContact("Ada", "ada@example.com"));
        UUID first = customer;
        customer = newCustomer("Second", "second.example", client);
        run = newRun("all-tenants");
        read(lastPage(user(bob, "ada@example.com"), user(UUID.randomUUID(), "else@example.com")));
        settleAll();
        customer = first;

        end(Why.REMAPPED);

        assertEquals(
                List.of(bob.toString()),
                db.query(tenant, "select entra_object_id::text from entra_identities where dirty"));
    }

    @Test
    public void contactsThatRollcallMadeForTheTenantAreFound() {
        UUID eve = UUID.randomUUID();
        UUID dan = UUID.randomUUID();
        UUID again = UUID.randomUUID();
        read(lastPage(
                user(ada, "ada@example.com"),
                user(bob, "bob@example.com"),
                user(eve, "eve@example.com"),
                user(dan, "dan@example.com"),
                user(again, "ada.again@example.com")));
        ContactId adas = newContact("Ada", "ada@example.com");
        madeBy(link(ada, adas));
        db.execute(tenant, "update entra_contact_links set ended_at = now(), end_reason = 'passed_over'");
        link(again, adas);
        link(bob, newContact("Bob, who was there already", "bob@example.com"));
        ContactId deleted = newContact("Eve", "eve@example.com");
        madeBy(link(eve, deleted));
        db.execute(tenant, "update contacts set deleted_at = now() where id = '" + deleted + "'");
        ContactId away = newContact("Dan", "dan@example.com");
        madeBy(link(dan, away));
        ClientId other = db.newClient(tenant, "Other");
        db.execute(tenant, "update contacts set client_id = '%s' where id = '%s'".formatted(other, away));

        assertEquals(List.of(new Created(again, adas, 1)), db.in(tenant, () -> ties.created(tenant, customer, client)));
    }

    @Test
    public void aThousandLinksAreAsManyStatementsAsOne() {
        read(lastPage(user(ada, "ada@example.com")));
        link(ada, newContact("Ada", "ada@example.com"));
        db.counted.takeStatements();
        end(Why.REMAPPED);
        int one = db.counted.takeStatements().size();
        read(lastPage(IntStream.range(0, 999)
                .mapToObj(i -> user(UUID.randomUUID(), "user" + i + "@example.com"))
                .toArray(DirectoryUser[]::new)));
        db.execute(
                tenant,
                "insert into contacts (tenant, id, client_id, name) select tenant, entra_object_id, '" + client
                        + "', 'Somebody' from entra_identities");
        db.execute(
                tenant,
                """
                insert into entra_contact_links (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run)
                select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, entra_object_id, gen_random_uuid()
                from entra_identities""");
        db.counted.takeStatements();

        assertTrue(end(Why.REMAPPED).links() >= 999);

        assertEquals(one, db.counted.takeStatements().size());
    }

    private Ended end(Why why) {
        return db.in(tenant, () -> ties.end(tenant, Set.of(customer), why, "Ann", LONG_AGO));
    }

    private long active(UUID entraTenantId) {
        return db.in(tenant, () -> ties.active(tenant, entraTenantId));
    }

    private void madeBy(UUID link) {
        db.execute(tenant, "update entra_contact_links set created = true where id = '" + link + "'");
    }

    private String value(String expression, UUID link) {
        return db.value(tenant, "select " + expression + " from entra_contact_links where id = '" + link + "'");
    }

    private String contactColumn(ContactId contact, String expression) {
        return db.value(tenant, "select " + expression + " from contacts where id = '" + contact + "'");
    }
}
