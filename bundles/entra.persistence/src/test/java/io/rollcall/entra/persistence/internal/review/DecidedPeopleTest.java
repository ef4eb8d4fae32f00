package io.rollcall.entra.persistence.internal.review;

import static io.rollcall.entra.persistence.internal.Directory.changes;
import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.row;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions.Bulk;
import io.rollcall.entra.domain.review.Resolutions.Outcome;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.persistence.internal.Engine;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;

/** Runs ask, a person answers, and the next runs remember: the domain over PostgreSQL. */
public class DecidedPeopleTest extends SyncTestBase {
    private static final String ADA = "ada@example.com";
    private static final PageRequest ALL = new PageRequest(1000, Optional.empty());

    private final UUID ada = UUID.randomUUID();
    private final Engine engine = new Engine(db);
    private Caller ann;

    @Before
    public void annDecides() {
        ann = new Caller.Person(
                tenant, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(Permission.SETTINGS_UPDATE));
    }

    @Test
    public void whoIsLinkedByAPersonStaysSoAndIsNotAskedAboutAgain() {
        ContactId one = newContact("One", ADA);
        newContact("Two", ADA);
        ReviewItem item = asked("several_contacts");

        answer(item, new Answer.Existing(one, false));

        assertEquals(List.of("linked review.resolved_existing"), journal());
        assertEquals(one.toString(), activeLink());
        assertEquals("linked", contact(one, "entra_sync_status"));
        assertEquals("1", contact(one, "version"));
        decideAgain();
        assertEquals("unchanged", counted());
        assertEquals("1", items("true"));
    }

    @Test
    public void aNewContactIsMadeAlthoughOthersHoldTheAddress() {
        newContact("One", ADA);
        newContact("Two", ADA);
        ReviewItem item = asked("several_contacts");

        answer(item, new Answer.New());

        assertEquals("3", db.value(tenant, "select count(*) from contacts where email_key = '" + ADA + "'"));
        assertEquals("true", db.value(tenant, "select created::text from entra_contact_links"));
        decideAgain();
        assertEquals("unchanged", counted());
        assertEquals("1", items("true"));
    }

    @Test
    public void aContactOfAnotherClientMovesIfThePersonSaysSo() {
        ClientId other = db.newClient(tenant, "Other");
        ContactId theirs = newContactOf(other);
        ReviewItem item = asked("other_client");
        assertTrue(refusal(item, new Answer.Existing(theirs, false)) instanceof Problem.RuleRefused);

        answer(item, new Answer.Existing(theirs, true));

        assertEquals(client.toString(), contact(theirs, "client_id"));
        assertEquals(
                "[[\"client_id\", \"%s\", \"%s\"]]".formatted(other, client),
                db.value(tenant, "select fields::text from entra_change_journal where rule = 'review.resolved_moved'"));
        decideAgain();
        assertEquals("unchanged", counted());
    }

    @Test
    public void whoIsDismissedComesBackOnlyWhenTheDataChanges() {
        newContact("One", ADA);
        newContact("Two", ADA);
        ReviewItem item = asked("several_contacts");
        answer(item, new Answer.Dismiss("a robot"));
        assertEquals("dismissed a robot ann", items("state || ' ' || note || ' ' || closed_by"));
        decideAgain();
        assertEquals("excluded", counted());
        assertEquals("1", items("true"));

        newContact("Three", ADA);
        db.execute(tenant, "update entra_identities set dirty = true");
        decideAgain();

        assertEquals("review", counted());
        assertEquals("2", items("true"));
    }

    @Test
    public void anItemWhoseDataChangesIsReplaced() {
        newContact("One", ADA);
        newContact("Two", ADA);
        asked("several_contacts");
        newContact("Three", ADA);
        db.execute(tenant, "update entra_identities set dirty = true");

        decideAgain();

        assertEquals("closed,open", items("string_agg(state, ',' order by id)"));
    }

    @Test
    public void aResolutionIsARunThatIsOver() {
        newContact("One", ADA);
        newContact("Two", ADA);
        ReviewItem item = asked("several_contacts");
        // somebody else's apply is under way: the mutex is none of ours
        newRun("apply");

        ReviewItem now = answer(item, new Answer.New());

        Run run = engine.run(tenant, now.closing().orElseThrow().run().orElseThrow());
        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals("ann", run.startedBy());
        assertEquals(1, run.tenantsDone());
        assertEquals(1, run.counters().of(Bucket.CREATED));
        assertTrue(run.endedAt().isPresent());
        assertEquals(run.id().toString(), db.value(tenant, "select linked_run::text from entra_contact_links"));
        assertEquals(
                "completed done",
                db.value(
                        tenant,
                        "select status || ' ' || phase from entra_sync_run_tenants where run_id = '" + run.id() + "'"));
    }

    @Test
    public void aLinkOfSomebodyGonePassesOver() {
        ContactId contact = newContact("Ada", ADA);
        UUID former = UUID.randomUUID();
        read(lastPage(user(former, "former@example.com")));
        UUID link = link(former, contact);
        readChanges(changes(row(former, UserProperty.ACCOUNT_ENABLED, false)));
        settleAll();
        newContact("Two", ADA);
        readChanges(changes(user(ada, ADA)));
        ReviewItem item = ask("several_contacts");

        answer(item, new Answer.Existing(contact, false));

        assertEquals(List.of("link_passed review.resolved_existing"), journal());
        assertEquals(
                "passed_over",
                db.value(tenant, "select end_reason from entra_contact_links where id = '" + link + "'"));
        assertEquals(contact.toString(), activeLink());
    }

    @Test
    public void ofTwoAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        newContact("One", ADA);
        newContact("Two", ADA);
        ReviewItem item = asked("several_contacts");
        List<Object> outcomes =
                atOnce(() -> answer(item, new Answer.New()), () -> answer(item, new Answer.Dismiss("a robot")));

        assertEquals(1, outcomes.stream().filter(ReviewItem.class::isInstance).count());
        assertEquals(
                1, outcomes.stream().filter(Problem.Conflict.class::isInstance).count());
        assertEquals("1", db.value(tenant, "select count(*) from entra_sync_runs where kind = 'apply'"));
    }

    @Test
    public void aBulkIsPreviewedAndThenDoneInAConstantNumberOfStatements() {
        UUID bob = UUID.randomUUID();
        newContact("One", ADA);
        newContact("Two", ADA);
        newContact("Bob", "bob@example.com");
        newContact("Bob", "bob@example.com");
        read(lastPage(user(ada, ADA), user(bob, "bob@example.com")));
        engine.decide(tenant, run, customer);
        Bulk command = new Bulk(new Answer.New(), Set.of(), ReviewFilter.OPEN, ALL, true);

        Outcome preview = engine.desk.bulk(ann, command);
        assertEquals(2, preview.effects().size());
        assertEquals("2", items("state = 'open'"));
        assertEquals("4", db.value(tenant, "select count(*) from contacts"));

        List<UUID> ids =
                preview.effects().stream().map(effect -> effect.itemId()).toList();
        db.counted.takeStatements();
        engine.desk.bulk(ann, of(Set.of(ids.get(0))));
        int one = db.counted.takeStatements().size();
        db.execute(tenant, "update entra_contact_reconciliation_queue set state = 'open', closed_by = null");
        db.execute(tenant, "update entra_contact_links set ended_at = now()");
        db.counted.takeStatements();
        Outcome done = engine.desk.bulk(ann, of(Set.copyOf(ids)));

        assertEquals(one, db.counted.takeStatements().size());
        assertFalse(done.effects().get(0).refused());
        assertEquals(2, done.run().orElseThrow().counters().of(Bucket.CREATED));
    }

    @Test
    public void anotherMspsItemIsNotThere() {
        newContact("One", ADA);
        newContact("Two", ADA);
        ReviewItem item = asked("several_contacts");
        Caller eve = new Caller.Person(
                db.newTenant(), UUID.randomUUID(), "eve", UserType.INTERNAL, Set.of(Permission.SETTINGS_UPDATE));

        try {
            engine.desk.resolve(eve, item.id(), new Answer.New());
            throw new AssertionError("decided");
        } catch (Refused e) {
            assertTrue(e.problem() instanceof Problem.NotFound);
        }
        assertEquals("1", items("state = 'open'"));
    }

    private static Bulk of(Set<UUID> ids) {
        return new Bulk(new Answer.New(), ids, ReviewFilter.OPEN, ALL, false);
    }

    /** A run finds Ada and cannot decide. */
    private ReviewItem asked(String reason) {
        read(lastPage(user(ada, ADA)));
        return ask(reason);
    }

    private ReviewItem ask(String reason) {
        engine.decide(tenant, run, customer);
        List<ReviewItem> open = db.in(tenant, () -> engine.queue.list(tenant, ReviewFilter.OPEN, ALL))
                .items();
        assertEquals(1, open.size());
        assertEquals(reason, open.get(0).reason());
        return open.get(0);
    }

    private void decideAgain() {
        run = newRun("all-tenants");
        engine.decide(tenant, run, customer);
    }

    private ReviewItem answer(ReviewItem item, Answer answer) {
        return engine.desk.resolve(ann, item.id(), answer).item();
    }

    private Problem refusal(ReviewItem item, Answer answer) {
        try {
            answer(item, answer);
        } catch (Refused e) {
            return e.problem();
        }
        throw new AssertionError("not refused");
    }

    private static List<Object> atOnce(java.util.concurrent.Callable<?>... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Object>> answers = new ArrayList<>();
            for (var call : calls) {
                answers.add(threads.submit(() -> {
                    start.await();
                    try {
                        return call.call();
                    } catch (Refused e) {
                        return e.problem();
                    }
                }));
            }
            start.countDown();
            List<Object> outcomes = new ArrayList<>();
            for (var answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private ContactId newContactOf(ClientId other) {
        ContactId id = new ContactId(TestDatabase.IDS.next());
        List<Contact.Address> none = List.of();
        db.run(
                tenant,
                () -> db.contacts.create(
                        tenant,
                        List.of(new NewContact(
                                id, other, "Ada", Optional.of(ADA), Optional.empty(), none, List.of()))));
        return id;
    }

    private String counted() {
        return db.value(tenant, "select counted from entra_identities where entra_object_id = '" + ada + "'");
    }

    /** A condition is counted, anything else shown. */
    private String items(String expression) {
        boolean condition = expression.equals("true") || expression.contains(" = ");
        return db.value(
                tenant,
                "select " + (condition ? "count(*) filter (where " + expression + ")" : expression)
                        + " from entra_contact_reconciliation_queue");
    }

    private List<String> journal() {
        return db.query(
                tenant,
                "select action || ' ' || rule from entra_change_journal where rule like 'review.resolved%' order by id");
    }

    private String activeLink() {
        return db.value(
                tenant,
                "select contact_id::text from entra_contact_links where ended_at is null and entra_object_id = '" + ada
                        + "'");
    }

    private String contact(ContactId id, String column) {
        return db.value(tenant, "select " + column + "::text from contacts where id = '" + id + "'");
    }
}
