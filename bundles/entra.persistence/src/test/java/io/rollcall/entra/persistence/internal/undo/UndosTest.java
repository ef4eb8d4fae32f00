package io.rollcall.entra.persistence.internal.undo;

import static io.rollcall.entra.persistence.internal.Directory.changes;
import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.row;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class UndosTest extends UndoTestBase {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    public void createdContactsBecomeInactiveTheirLinksEndAndTheMappingGoesOnHold() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        ContactId contact = holding("ada@example.com");

        UUID undo = undo(source);

        assertTrue(contact(contact).inactive());
        assertEquals("undone", status(contact));
        assertEquals(
                List.of("undone " + undo),
                db.query(tenant, "select end_reason || ' ' || ended_run from entra_contact_links"));
        assertEquals("t", mapping("on_hold"));
        assertEquals("2", mapping("version"));
        assertEquals(List.of("undone undo"), told(undo));
        assertEquals("1", counted(undo, "inactivated"));
        assertEquals(List.of(ada.toString()), db.query(tenant, "select entra_object_id from entra_undone_identities"));
        assertEquals(Set.of(contact), db.in(tenant, () -> decisions.undone(tenant, List.of(contact))));
    }

    @Test
    public void whatAPersonChangedOfACreatedContactIsReportedAndItStaysActive() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        UUID source = sync();
        ContactId contact = holding("ada@example.com");
        edit(ContactEdit.of(contact(contact)).name("Countess"));

        UUID undo = undo(source);

        assertFalse(contact(contact).inactive());
        assertTrue(contact(holding("bob@example.com")).inactive());
        assertEquals("1", counted(undo, "failed"));
        assertEquals("1", counted(undo, "failed.changed_since"));
        assertEquals("1", counted(undo, "inactivated"));
        assertEquals(
                List.of("[[\"name\", \"Person ada@example.com\", \"Countess\"]]"),
                db.query(
                        tenant,
                        "select fields from entra_change_journal where action = 'kept' and run_id = '" + undo + "'"));
    }

    @Test
    public void aReleasedContactComesBackWhenItIsLinkedAgain() {
        read(lastPage(user(ada, "ada@example.com")));
        undo(sync());
        ContactId contact = holding("ada@example.com");

        assertEquals(1, (int) db.in(tenant, () -> holds.release(tenant, customer, Release.FOLLOW_RULES)));
        UUID next = sync();

        assertFalse(contact(holding("ada@example.com")).inactive());
        assertEquals(contact, holding("ada@example.com"));
        assertEquals("linked", status(contact));
        assertEquals("1", counted(next, "reactivated"));
        assertEquals("f", mapping("on_hold"));
        assertEquals("3", mapping("version"));
    }

    @Test
    public void whoIsKeptOutIsExcludedAndTheContactStaysInactive() {
        read(lastPage(user(ada, "ada@example.com")));
        undo(sync());

        assertEquals(1, (int) db.in(tenant, () -> holds.release(tenant, customer, Release.KEEP_OUT)));
        UUID next = sync();

        assertTrue(contact(holding("ada@example.com")).inactive());
        assertEquals("1", counted(next, "excluded.undone"));
        assertEquals(
                1,
                db.in(tenant, () -> holds.find(tenant, customer)).orElseThrow().keptOut());
    }

    @Test
    public void whoIsKeptOutAndLinkedIsTreatedAsPinned() {
        ContactId contact = newContact("Ada", "ada@example.com");
        read(lastPage(user(ada, "ada@example.com")));
        sync();
        settings = settings.overwriting(Set.of(Field.DISPLAY_NAME));
        UUID source = sync();
        assertEquals("Person ada@example.com", contact(contact).name());

        UUID undo = undo(source);
        assertEquals("Ada", contact(contact).name());
        assertEquals("1", counted(undo, "updated"));
        db.run(tenant, () -> holds.release(tenant, customer, Release.KEEP_OUT));
        sync();

        assertEquals("Ada", contact(contact).name());
    }

    @Test
    public void anAddressThatWasRewrittenComesBackAndTheSavedOneGoes() {
        ContactId contact = newContact("Ada", "ada@home.example");
        edit(ContactEdit.of(contact(contact))
                .addEmails(List.of(new Contact.Address("ada@example.com", Origin.PERSON))));
        read(lastPage(user(ada, "ada@example.com")));
        settings = settings.overwriting(Set.of(Field.EMAIL));
        sync();
        UUID source = sync();
        assertEquals(Optional.of("ada@example.com"), contact(contact).email());
        assertEquals(2, contact(contact).additionalEmails().size());

        undo(source);

        assertEquals(Optional.of("ada@home.example"), contact(contact).email());
        assertEquals(
                List.of(new Contact.Address("ada@example.com", Origin.PERSON)),
                contact(contact).additionalEmails());
    }

    @Test
    public void aLinkThatWasPassedOverBeginsAgain() {
        ContactId contact = newContact("Ada", "ada@example.com");
        read(lastPage(user(ada, "ada@example.com")));
        sync();
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        sync();
        assertTrue(contact(contact).inactive());
        readChanges(changes(user(bob, "ada@example.com")));
        UUID source = sync();
        assertEquals(List.of(bob.toString()), activeLinks());
        assertFalse(contact(contact).inactive());

        undo(source);

        assertEquals(List.of(ada.toString()), activeLinks());
        assertTrue(contact(contact).inactive());
        assertEquals("inactivated", status(contact));
        assertEquals("t", db.value(tenant, "select inactivated from entra_contact_links where ended_at is null"));
        assertEquals(
                Set.of(ada.toString(), bob.toString()),
                Set.copyOf(db.query(tenant, "select entra_object_id from entra_undone_identities")));
    }

    @Test
    public void aContactThatALaterRunLinkedToSomebodyElseIsReported() {
        newContact("Ada", "ada@example.com");
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false), user(bob, "ada@example.com")));
        sync();

        UUID undo = undo(source);

        assertEquals(List.of(bob.toString()), activeLinks());
        assertEquals(List.of("kept undo.linked_since"), told(undo));
    }

    @Test
    public void aLinkThatFollowedAMergedContactReturnsToIt() {
        ContactId merged = newContact("Ada", "ada@example.com");
        ContactId survivor = newContact("Ada L.", "other@example.com");
        read(lastPage(user(ada, "ada@example.com")));
        sync();
        db.execute(tenant, "update contacts set merged_into = '" + survivor + "' where id = '" + merged + "'");
        UUID source = sync();
        String linked = "select contact_id from entra_contact_links where ended_at is null";
        assertEquals(survivor.toString(), db.value(tenant, linked));

        undo(source);

        assertEquals(merged.toString(), db.value(tenant, linked));
    }

    @Test
    public void anInactivationIsTakenBackOnContactAndLink() {
        ContactId contact = newContact("Ada", "ada@example.com");
        read(lastPage(user(ada, "ada@example.com")));
        sync();
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        UUID source = sync();
        assertTrue(contact(contact).inactive());

        UUID undo = undo(source);

        assertFalse(contact(contact).inactive());
        assertEquals("linked", status(contact));
        assertEquals("f", db.value(tenant, "select inactivated from entra_contact_links"));
        assertEquals("1", counted(undo, "reactivated"));
    }

    @Test
    public void itemsThatTheRunOpenedCloseAndThoseThatItClosedOpenAgain() {
        ContactId one = newContact("Ada", "ada@example.com");
        ContactId other = newContact("Ada L.", "ada@example.com");
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@elsewhere.example")));
        UUID asking = sync();
        assertEquals(List.of("open", "open"), items());
        edit(ContactEdit.of(contact(other)).email("hers@example.com"));
        UUID closing = sync();
        assertEquals(List.of("closed", "open"), items());

        UUID first = undo(closing);

        assertEquals(List.of("open", "open"), items());
        assertEquals(List.of(), activeLinks());
        assertEquals("for the contact and for the item", List.of("undone undo", "undone undo"), told(first));
        UUID second = undo(asking);
        assertEquals(List.of("closed", "closed"), items());
        assertEquals("2", counted(second, "review"));
        assertEquals("null", db.value(tenant, "select entra_sync_source from contacts where id = '" + one + "'"));
    }

    @Test
    public void aChangeOfALaterRunIsNotThisRunsAffair() {
        ContactId contact = newContact("Ada", "ada@example.com");
        settings = settings.overwriting(Set.of(Field.DISPLAY_NAME));
        read(lastPage(user(ada, "ada@example.com")));
        sync();
        UUID source = sync();
        readChanges(changes(row(ada, UserProperty.DISPLAY_NAME, "Ada King")));
        sync();

        UUID undo = undo(source);

        assertEquals("Ada King", contact(contact).name());
        assertEquals(List.of("kept undo.changed_since"), told(undo));
        assertEquals("f", mapping("on_hold"));
    }

    @Test
    public void aContactThatAPersonDeletedIsReported() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        db.execute(tenant, "update contacts set deleted_at = now()");

        assertEquals(List.of("kept undo.contact_gone"), told(undo(source)));
    }

    @Test
    public void aCrashBetweenTwoBatchesLosesAndDoublesNothing() {
        List<DirectoryUser> crowd = new ArrayList<>();
        for (int i = 0; i < 2002; i++) {
            crowd.add(user(UUID.randomUUID(), "p" + i + "@example.com"));
        }
        read(lastPage(crowd.toArray(new DirectoryUser[0])));
        Run undo = begin(sync());

        assertThrows(
                IllegalStateException.class,
                () -> db.in(tenant, () -> {
                    batchWithin(undo);
                    throw new IllegalStateException("the process dies");
                }));
        assertEquals("0", db.value(tenant, "select count(*) from contacts where inactive"));
        assertEquals(2000, batch(undo));
        db.run(tenant, () -> undos.begin(undo));
        assertEquals(2, batch(undo));
        assertEquals(0, batch(undo));

        assertEquals("2002", counted(undo.id(), "inactivated"));
        assertEquals("2002", db.value(tenant, "select count(*) from contacts where inactive"));
        assertEquals(2002, told(undo.id()).size());
        assertEquals("2", mapping("version"));
    }

    @Test
    public void anUndoThatIsStartedAgainGoesOnWithWhatIsLeft() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        UUID source = sync();
        undo(source);
        db.execute(
                tenant,
                "update contacts set inactive = false, entra_sync_status = 'linked' where email = 'bob@example.com'");
        String before = db.value(tenant, "select row(c.*, ctid)::text from contacts c where email = 'ada@example.com'");

        UUID again = undo(source);

        assertEquals("1", counted(again, "unchanged"));
        assertEquals("1", counted(again, "inactivated"));
        assertEquals(
                before,
                db.value(tenant, "select row(c.*, ctid)::text from contacts c where email = 'ada@example.com'"));
    }

    @Test
    public void anUndoLeavesNoLeftoversOfOneThatWasCancelled() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        begin(source);

        Run second = begin(source);

        assertEquals(List.of(second.id().toString()), db.query(tenant, "select distinct run_id from entra_undo_items"));
    }

    @Test
    public void aThousandAreAsManyStatementsAsOne() {
        read(lastPage(user(ada, "ada@example.com")));
        Run one = begin(sync());
        db.counted.takeStatements();
        batch(one);
        int statements = db.counted.takeStatements().size();
        List<DirectoryUser> crowd = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            crowd.add(user(UUID.randomUUID(), "p" + i + "@example.com"));
        }
        readChanges(changes(crowd.toArray(new DirectoryUser[0])));
        Run all = begin(sync());
        db.counted.takeStatements();

        assertEquals(901, batch(all));

        assertEquals(statements, db.counted.takeStatements().size());
        assertTrue(statements + " statements", statements < 20);
    }

    @Test
    public void aRunWasUndoneOnceItsUndoHasEnded() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        assertTrue(db.in(tenant, () -> undos.changedAnything(tenant, source)));
        assertFalse(db.in(tenant, () -> undos.changedAnything(tenant, UUID.randomUUID())));
        UUID undo = undo(source);

        assertEquals(Optional.empty(), undoneBy(source, ""));
        db.execute(
                tenant,
                "update entra_sync_runs set status = 'partial', ended_at = now(), idempotency_key = 'key' where id = '"
                        + undo + "'");
        assertEquals("one managed tenant has not come to its end", Optional.empty(), undoneBy(source, "other"));
        db.execute(tenant, "update entra_sync_run_tenants set status = 'partial' where run_id = '" + undo + "'");
        assertEquals(Optional.of(undo), undoneBy(source, "other"));
        assertEquals(Optional.empty(), undoneBy(source, "key"));
    }

    private Optional<UUID> undoneBy(UUID source, String key) {
        return db.in(
                tenant, () -> undos.undoneBy(tenant, source, Optional.of(key).filter(given -> !given.isEmpty())));
    }

    /** As a person: the version moves. */
    private void edit(ContactEdit.Builder edit) {
        db.run(tenant, () -> db.contacts.edit(tenant, List.of(edit.build())));
    }

    private List<String> activeLinks() {
        return db.query(tenant, "select entra_object_id from entra_contact_links where ended_at is null");
    }

    /** Ada's and Bob's. */
    private List<String> items() {
        return db.query(
                tenant,
                "select state from entra_contact_reconciliation_queue order by entra_object_id = '" + bob + "', id");
    }
}
