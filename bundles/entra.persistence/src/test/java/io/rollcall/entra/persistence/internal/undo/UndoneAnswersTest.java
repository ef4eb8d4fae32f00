package io.rollcall.entra.persistence.internal.undo;

import static io.rollcall.entra.persistence.internal.Directory.changes;
import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.row;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.persistence.internal.Engine;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** What a person decided by hand is a run as well: it can be taken back. */
public class UndoneAnswersTest extends UndoTestBase {
    private static final String ADDRESS = "ada@example.com";

    private final UUID ada = UUID.randomUUID();
    private final Engine engine = new Engine(db);
    private Caller ann;

    @Before
    public void annDecides() {
        ann = new Caller.Person(
                tenant, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(Permission.SETTINGS_UPDATE));
    }

    @Test
    public void whoWasLinkedByHandIsAskedAboutAgain() {
        ContactId one = newContact("One", ADDRESS);
        newContact("Two", ADDRESS);
        read(lastPage(user(ada, ADDRESS)));

        UUID undo = undo(answered(new Answer.Existing(one, false)));

        assertEquals("0", db.value(tenant, "select count(*) from entra_contact_links where ended_at is null"));
        assertEquals(
                List.of("open null null null"),
                db.query(
                        tenant,
                        """
                        select concat_ws(' ', state, coalesce(closed_by, 'null'), coalesce(closed_run::text, 'null'),
                            coalesce(resolution, 'null')) from entra_contact_reconciliation_queue"""));
        assertEquals(List.of("undone undo"), told(undo));
        assertEquals("t", mapping("on_hold"));
    }

    @Test
    public void aContactThatWasMovedGoesBackToItsClient() {
        ClientId other = db.newClient(tenant, "Other");
        ContactId theirs = newContactOf(other);
        read(lastPage(user(ada, ADDRESS)));
        UUID answer = answered(new Answer.Existing(theirs, true));
        assertEquals(client, contact(theirs).clientId());

        undo(answer);

        assertEquals(other, contact(theirs).clientId());
    }

    @Test
    public void aContactThatWasMadeByHandBecomesInactive() {
        newContact("One", ADDRESS);
        newContact("Two", ADDRESS);
        read(lastPage(user(ada, ADDRESS)));

        undo(answered(new Answer.New()));

        assertEquals("1", db.value(tenant, "select count(*) from contacts where inactive"));
    }

    @Test
    public void whoWasDismissedIsAskedAboutAgain() {
        newContact("One", ADDRESS);
        newContact("Two", ADDRESS);
        read(lastPage(user(ada, ADDRESS)));

        undo(answered(new Answer.Dismiss("a robot")));

        assertEquals(List.of("open"), db.query(tenant, "select state from entra_contact_reconciliation_queue"));
    }

    @Test
    public void whoWasGivenAnotherContactByHandHasTheFormerOneAgain() {
        ContactId former = newContact("Former", ADDRESS);
        ContactId other = newContact("Other", "other@example.com");
        read(lastPage(user(ada, ADDRESS)));
        sync();
        db.execute(tenant, "update contacts set key_person = true where id = '" + former + "'");
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        sync();
        UUID answer = answerOpen(new Answer.Existing(other, false));
        assertEquals(List.of(other.toString()), linked());

        UUID undo = undo(answer);

        assertEquals(List.of(former.toString()), linked());
        assertEquals("linked", status(former));
        assertEquals("null", status(other));
        assertTrue(told(undo).toString(), told(undo).stream().allMatch("undone undo"::equals));
    }

    /** A run asks, Ann answers: the run of her answer. */
    private UUID answered(Answer answer) {
        sync();
        return answerOpen(answer);
    }

    private UUID answerOpen(Answer answer) {
        List<ReviewItem> open = db.in(
                        tenant,
                        () -> engine.queue.list(tenant, ReviewFilter.OPEN, new PageRequest(10, Optional.empty())))
                .items();
        assertEquals(1, open.size());
        engine.desk.resolve(ann, open.get(0).id(), answer);
        return UUID.fromString(db.value(tenant, "select id from entra_sync_runs where kind = 'apply'"));
    }

    private List<String> linked() {
        return db.query(tenant, "select contact_id from entra_contact_links where ended_at is null");
    }

    private ContactId newContactOf(ClientId other) {
        ContactId id = new ContactId(TestDatabase.IDS.next());
        db.run(
                tenant,
                () -> db.contacts.create(
                        tenant,
                        List.of(new NewContact(
                                id, other, "Theirs", Optional.of(ADDRESS), Optional.empty(), List.of(), List.of()))));
        return id;
    }
}
