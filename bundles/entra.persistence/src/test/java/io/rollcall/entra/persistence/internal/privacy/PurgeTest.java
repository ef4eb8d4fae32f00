package io.rollcall.entra.persistence.internal.privacy;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.journal.HistoryRows;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.entra.persistence.internal.pin.PinRows;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.paging.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** Ada is purged, Bob stays. */
public class PurgeTest extends PurgeTestBase {
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());
    private static final String[] ADA = {"Lovelace", "ada@example.com", "countess@example.com"};
    private static final String[] BOB = {"Bob", "bob@example.com"};

    private final UUID adaId = UUID.randomUUID();
    private final UUID bobId = UUID.randomUUID();
    private ContactId ada;
    private ContactId bob;
    private ContactId merged;

    @Before
    public void everythingKnowsAdaAndBob() {
        read(lastPage(directory()));
        ada = newContact("Ada Lovelace", "ada@example.com");
        bob = newContact("Bob", "bob@example.com");
        merged = newContact("Lovelace, A.", "countess@example.com");
        db.execute(tenant, "update contacts set merged_into = '%s' where id = '%s'".formatted(ada, merged));
        for (ContactId contact : List.of(ada, bob)) {
            boolean isAda = contact.equals(ada);
            fill(contact, isAda ? adaId : bobId, isAda ? "Ada Lovelace" : "Bob", isAda ? ADA[2] : "b@example.com");
        }
        settleAll();
    }

    @Test
    public void afterAPurgeNoColumnOfAnyTableStillKnowsThePerson() {
        List<String> before = columnsWith(ADA);
        for (String column : List.of(
                "contacts.name",
                "contacts.email",
                "contacts.entra_user_principal_name",
                "contact_emails.email",
                "entra_change_journal.fields",
                "entra_contact_reconciliation_queue.note",
                "entra_identity_addresses.address_key",
                "entra_identity_properties.properties",
                "entra_pins.reason",
                "entra_staged_changes.fields",
                "entra_staged_changes.name",
                "notices.sentence")) {
            assertTrue(column + " in " + before, before.contains(column));
        }
        List<String> bobs = columnsWith(BOB);

        Purge purge = purge(new OneContact(ada));

        assertEquals(List.of(), columnsWith(ADA));
        assertEquals("Bob is not concerned", bobs, columnsWith(BOB));
        assertEquals(2, purge.contacts());
        assertEquals(1, purge.people());
        assertTrue(purge.completedAt().isPresent());
    }

    @Test
    public void theNextReadOfTheDirectoryBringsNothingBackAndNobodyIsMadeAContact() {
        purge(new OneContact(ada));
        settleAll();
        begin(true);
        db.run(
                tenant,
                () -> identities.merge(
                        tenant, customer, run, purged.withoutTheirs(tenant, lastPage(directory())), LONG_AGO));

        assertEquals(List.of(), columnsWith(ADA));
        Map<UUID, Set<String>> people = Map.of(
                adaId, Set.of(), bobId, Set.of("bob@example.com"), new UUID(9, 9), Set.of("countess@example.com"));
        assertEquals(
                "by object id, and a new account by its address",
                Set.of(adaId, new UUID(9, 9)),
                db.in(tenant, () -> purged.among(tenant, () -> people)));
        engine.decide(tenant, newRun("all-tenants"), customer);
        assertEquals(
                List.of("excluded purged"),
                db.query(
                        tenant,
                        "select counted || ' ' || reason from entra_identities where entra_object_id = '" + adaId
                                + "'"));
        assertEquals("3", db.value(tenant, "select count(*) from contacts"));
        assertEquals(List.of(), columnsWith(ADA));
        List<String> left = db.query(tenant, "select hash from entra_purged_hashes");
        assertEquals("the object id and two addresses", 3, left.size());
        assertTrue(left.stream().noneMatch(hash -> hash.contains("ada")));
    }

    @Test
    public void theJournalKeepsThatSomethingChangedAndSaysThatSomebodyWasPurged() {
        purge(new OneContact(ada));

        List<JournalEntry> entries = db.in(tenant, () -> new JournalRows(db.entra).ofRun(tenant, run, ALL))
                .items();
        JournalEntry adas = entries.stream()
                .filter(entry -> entry.objectId().equals(adaId))
                .findFirst()
                .orElseThrow();
        assertEquals("updated", adas.action());
        assertEquals(List.of(new FieldChange("name", Optional.empty(), Optional.empty())), adas.fields());
        JournalEntry bobs = entries.stream()
                .filter(entry -> entry.objectId().equals(bobId))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("Bob"), bobs.fields().get(0).after());
        assertEquals(
                List.of("purged purge " + adaId + " " + ada + " []"),
                db.query(
                        tenant,
                        "select action || ' ' || rule || ' ' || entra_object_id || ' ' || contact_id || ' ' || fields"
                                + " from entra_change_journal where run_id is null"));
        assertEquals(
                "it explains the identity without a run",
                Optional.empty(),
                db.in(tenant, () -> new HistoryRows(db.entra).of(tenant, customer, adaId, 1))
                        .get(0)
                        .runId());
    }

    @Test
    public void linksReviewItemsAndPinsEndAndTheHeldSetIsAnotherOne() {
        String version = db.value(tenant, "select version from entra_held_sets");
        purge(new OneContact(ada));

        assertEquals(
                List.of("purged"),
                db.query(tenant, "select end_reason from entra_contact_links where ended_at is not null"));
        assertEquals(
                List.of("closed purge purged"),
                db.query(
                        tenant,
                        "select state || ' ' || closed_by || ' ' || fingerprint from entra_contact_reconciliation_queue"
                                + " where state <> 'open'"));
        assertEquals(List.of(bob.toString()), db.query(tenant, "select contact_id from entra_pins"));
        assertTrue(!version.equals(db.value(tenant, "select version from entra_held_sets")));
        assertEquals("purged", db.value(tenant, "select entra_sync_status from contacts where id = '" + ada + "'"));
        assertTrue("decided again, to be counted as purged", dirtyIds().contains(adaId));
        assertTrue("held back by nothing", !dirtyIds().contains(bobId));
    }

    @Test
    public void purgingAgainChangesNothing() {
        purge(new OneContact(ada));
        List<String> before = everything();

        Purge again = purge(new OneContact(ada));

        assertEquals(before, everything());
        assertEquals(0, again.contacts() + again.people());
        assertEquals(2, db.in(tenant, () -> log.list(tenant, ALL)).items().size());
        assertEquals(again, db.in(tenant, () -> log.list(tenant, ALL)).items().get(0));
    }

    /** All rows but the record of purges, with their places: even a rewritten equal row shows. */
    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : db.query(
                tenant,
                "select relname from pg_class where relkind = 'r' and (relname like 'entra\\_%' or relname in"
                        + " ('contacts', 'contact_emails', 'contact_phones', 'notices'))"
                        + " and relname not in ('entra_schema_history', 'entra_purges', 'entra_sync_settings',"
                        + " 'entra_client_tenant_mappings') order by 1")) {
            rows.addAll(
                    db.query(tenant, "select row('" + table + "', t.*, t.ctid)::text from " + table + " t order by 1"));
        }
        return rows;
    }

    private DirectoryUser[] directory() {
        return new DirectoryUser[] {
            person(adaId, "Ada Lovelace", ADA[1], ADA[2]), person(bobId, "Bob", "bob@example.com", "b@example.com")
        };
    }

    private void fill(ContactId contact, UUID objectId, String name, String second) {
        link(objectId, contact);
        db.run(tenant, () -> {
            Contact.Address address = new Contact.Address(second, Origin.ENTRA);
            db.contacts.edit(
                    tenant,
                    List.of(ContactEdit.of(contact, 1)
                            .addEmails(List.of(address))
                            .entraPhones(List.of(new Contact.Phone("+49 30 " + name, "work", Origin.ENTRA)))
                            .build()));
            new PinRows(db.entra)
                    .put(
                            tenant,
                            new Pin(
                                    TestDatabase.IDS.next(),
                                    contact,
                                    Optional.of(Field.EMAIL),
                                    "Ann",
                                    name + " asked.",
                                    Instant.now(),
                                    Optional.empty()));
            notices.raise(tenant, "portal_login_inactivated", contact.toString(), name + " was made inactive.");
            new JournalRows(db.entra).write(tenant, run, List.of(entry(contact, objectId, name)));
        });
        db.execute(
                tenant,
                "update contacts set entra_user_principal_name = '%s', entra_sync_status = 'linked', entra_object_id = '%s' where id = '%s'"
                        .formatted(second, objectId, contact));
        held(contact, objectId, name);
        db.execute(
                tenant,
                """
                insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id,
                    reason, candidates, fingerprint, opened_run, note)
                values ('%s', gen_random_uuid(), '%s', '%s', '%s', 'key_person', '{%s}', 'of %s', '%s', '%s called.')"""
                        .formatted(tenant, customer, objectId, client, contact, name, run, name));
    }

    private static JournalEntry entry(ContactId contact, UUID objectId, String name) {
        return new JournalEntry(
                TestDatabase.IDS.next(),
                UUID.randomUUID(),
                objectId,
                Optional.of(contact),
                "updated",
                "fields",
                List.of(new FieldChange("name", Optional.empty(), Optional.of(name))));
    }

    private void held(ContactId contact, UUID objectId, String name) {
        db.execute(
                tenant,
                """
                insert into entra_staged_changes (tenant, run_id, entra_tenant_id, entra_object_id, name, bucket, rule,
                    contact_id, portal_login, fields, kinds, revision, digest)
                values ('%s', '%s', '%s', '%s', '%s', 'held', 'leaver.disabled', '%s', false, '[["name", "%s", null]]',
                    '{inactivation}', 1, 'of %s')"""
                        .formatted(tenant, run, customer, objectId, name, contact, name, name));
        db.execute(
                tenant,
                "insert into entra_held_sets (tenant, entra_tenant_id, run_id, version, since) values ('%s', '%s', '%s', 'v', now()) on conflict do nothing"
                        .formatted(tenant, customer, run));
    }
}
