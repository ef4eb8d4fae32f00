package io.rollcall.entra.persistence.internal.undo;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.mapping.Remaps.Remap;
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

/** What a person decided is a run, and is undone as one. */
public class UndoneDecisionsTest extends UndoTestBase {
    private static final String ADA = "ada@example.com";

    private final UUID ada = UUID.randomUUID();
    private final Engine engine = new Engine(db);
    private Caller ann;

    @Before
    public void annDecides() {
        ann = new Caller.Person(
                tenant, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(Permission.SETTINGS_UPDATE));
        read(lastPage(user(ada, ADA)));
    }

    @Test
    public void aLinkEndsAndTheItemWaitsAgain() {
        ContactId one = newContact("One", ADA);
        newContact("Two", ADA);

        UUID undo = undo(answered(new Answer.Existing(one, false)));

        assertEquals(List.of("undone undo"), told(undo));
        assertEquals("0", activeLinks());
        assertEquals("open", items("state"));
        assertEquals("a later answer starts afresh", "true", items("(resolution is null and note is null)::text"));
        assertEquals("true", mapping("on_hold::text"));
        sync();
        assertEquals("it is still the same question", "1", items("count(*)"));
    }

    @Test
    public void aNewContactBecomesInactive() {
        newContact("One", ADA);
        newContact("Two", ADA);

        undo(answered(new Answer.New()));

        assertEquals("1", db.value(tenant, "select count(*) from contacts where inactive"));
        assertEquals("0", activeLinks());
        assertEquals("open", items("state"));
    }

    @Test
    public void aMovedContactGoesBack() {
        ClientId other = db.newClient(tenant, "Other");
        ContactId theirs = new ContactId(TestDatabase.IDS.next());
        db.run(
                tenant,
                () -> db.contacts.create(
                        tenant,
                        List.of(new NewContact(
                                theirs, other, "Ada", Optional.of(ADA), Optional.empty(), List.of(), List.of()))));

        undo(answered(new Answer.Existing(theirs, true)));

        assertEquals(other, contact(theirs).clientId());
        assertEquals("0", activeLinks());
    }

    @Test
    public void aDismissedItemWaitsAgain() {
        newContact("One", ADA);
        newContact("Two", ADA);

        undo(answered(new Answer.Dismiss("a robot")));

        assertEquals("open", items("state"));
    }

    @Test
    public void contactsThatCameAlongWithARemapGoBack() {
        sync();
        ContactId adas = holding(ADA);
        ClientId other = db.newClient(tenant, "Other");
        UUID moved = engine.remaps
                .remap(ann, new Remap(customer, other, true, Optional.empty(), true, false))
                .run()
                .orElseThrow()
                .id();
        assertEquals(other, contact(adas).clientId());

        undo(moved);

        assertEquals(client, contact(adas).clientId());
    }

    /** A run asks about Ada, and Ann answers: the run that this is. */
    private UUID answered(Answer answer) {
        sync();
        ReviewItem item = db.in(
                        tenant,
                        () -> engine.queue.list(tenant, ReviewFilter.OPEN, new PageRequest(10, Optional.empty())))
                .items()
                .get(0);
        return engine.desk
                .resolve(ann, item.id(), answer)
                .item()
                .closing()
                .orElseThrow()
                .run()
                .orElseThrow();
    }

    private String activeLinks() {
        return db.value(tenant, "select count(*) from entra_contact_links where ended_at is null");
    }

    private String items(String expression) {
        return db.value(tenant, "select " + expression + " from entra_contact_reconciliation_queue");
    }
}
