package io.rollcall.entra.persistence.internal.contacts;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;

import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.ContactProvenance.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class ContactsTest extends SyncTestBase {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    public void aPersonsChangeMakesTheLinkedIdentityDirty() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        ContactId contact = newContact("Ada", "ada@elsewhere.example");
        link(ada, contact);
        settleAll();
        changed(Set.of(contact), Set.of());
        assertEquals(List.of(ada), dirtyIds());
        assertEquals("a decision under way does not clear it", "2", column(ada, "revision"));
    }

    @Test
    public void whomAPersonMadeActiveAgainIsNoLongerOursToBringBack() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        ContactId active = newContact("Ada", "ada@elsewhere.example");
        ContactId inactive = newContact("Bob", "bob@elsewhere.example");
        link(ada, active);
        link(bob, inactive);
        db.execute(tenant, "update entra_contact_links set inactivated = true");
        db.execute(tenant, "update contacts set inactive = true where id = '" + inactive + "'");

        changed(Set.of(active, inactive), Set.of());

        String ours = "select string_agg(contact_id::text, ' ') from entra_contact_links where inactivated";
        assertEquals(inactive.toString(), db.value(tenant, ours));
    }

    @Test
    public void whomAPersonMadeActiveAfterAnUndoIsNoLongerKnownAsUndone() {
        ContactId active = newContact("Ada", "ada@elsewhere.example");
        ContactId inactive = newContact("Bob", "bob@elsewhere.example");
        db.execute(tenant, "update contacts set entra_sync_status = 'undone', inactive = id = '" + inactive + "'");

        changed(Set.of(active, inactive), Set.of());

        String undone = "select string_agg(id::text, ' ') from contacts where entra_sync_status = 'undone'";
        assertEquals(inactive.toString(), db.value(tenant, undone));
    }

    @Test
    public void whoHoldsAnAddressOfTheContactIsDirtyInEveryManagedTenant() {
        read(lastPage(user(ada, "ada@example.com")));
        customer = newCustomer("Second", "second.example", client);
        run = newRun("all-tenants");
        read(lastPage(user(bob, "ADA@example.com")));
        settleAll();
        changed(Set.of(newContact("Ada", "ada@example.com")), Set.of("ada@example.com", "unknown@example.com"));
        assertEquals("2", db.value(tenant, "select count(*) from entra_identities where dirty"));
    }

    @Test
    public void provenanceTellsSourceStatusAndTheLaterOfStampAndRead() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        ContactId unknown = newContact("Bob", "bob@example.com");
        link(ada, contact);
        db.execute(
                tenant,
                """
                update contacts set entra_sync_source = 'entra', entra_sync_status = 'linked',
                    last_entra_sync_at = '%s', entra_user_principal_name = 'ada@example.com' where id = '%s'"""
                        .formatted(LONG_AGO.minusSeconds(60), contact));
        assertEquals(
                Map.of(
                        contact,
                        new Provenance(
                                "entra",
                                "linked",
                                Optional.empty(),
                                Optional.of(LONG_AGO),
                                Optional.of("ada@example.com"))),
                db.in(tenant, () -> new EntraProvenance(db.entra).of(tenant, List.of(contact, unknown))));
    }

    private void changed(Set<ContactId> contacts, Set<String> addressKeys) {
        db.run(tenant, () -> new ContactChanges(db.entra).contactsChanged(tenant, contacts, addressKeys));
    }
}
