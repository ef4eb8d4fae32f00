package io.rollcall.entra.persistence.internal.review;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.row;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.review.ReviewCase.Holder;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewItem.Closing;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.review.ReviewStore.Decided;
import io.rollcall.entra.domain.review.ReviewStore.Standing;
import io.rollcall.entra.persistence.internal.Directory;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class ReconciliationQueueTest extends SyncTestBase {
    private static final PageRequest ALL = new PageRequest(1000, Optional.empty());

    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final ReconciliationQueue queue = new ReconciliationQueue(db.entra);

    @Test
    public void anItemComesWithItsIdentityAsItIsNow() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID link = link(ada, contact);
        UUID id = open(ada, "contact_moved", contact);
        readChanges(Directory.changes(row(ada, UserProperty.JOB_TITLE, "Countess")));

        ReviewItem item = find(id).orElseThrow();

        assertEquals("Example", item.tenantName());
        assertEquals("Example", item.clientName());
        assertEquals(Set.of("example.com"), item.verifiedDomains());
        assertEquals(Optional.of("Countess"), item.identity().jobTitle());
        assertEquals(2, item.revision());
        assertEquals(link, item.link().orElseThrow().linkId());
        assertEquals(List.of(contact), item.candidates());
        assertEquals(ReviewState.OPEN, item.state());
        assertEquals(Optional.empty(), item.closing());
    }

    @Test
    public void itemsAreFilteredByWhatTheyAreAbout() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        UUID adas = open(ada, "several_contacts");
        UUID bobs = open(bob, "other_client");

        assertEquals(List.of(adas, bobs), ids(ReviewFilter.OPEN));
        assertEquals(List.of(bobs), ids(with(Optional.of("other_client"), Optional.empty())));
        assertEquals(List.of(adas), ids(with(Optional.empty(), Optional.of("ADA@"))));
        assertEquals(List.of(bobs), ids(with(Optional.empty(), Optional.of("person BOB"))));
        assertEquals("no pattern of the caller's", List.of(), ids(with(Optional.empty(), Optional.of("a%a"))));
        assertEquals(List.of(adas, bobs), ids(about(Optional.of(client), Optional.of(customer))));
        assertEquals(List.of(), ids(about(Optional.of(new ClientId(bob)), Optional.empty())));
        assertEquals(List.of(), ids(about(Optional.empty(), Optional.of(bob))));
        assertEquals(List.of(), ids(in(ReviewState.DISMISSED)));
        assertEquals(2L, (long) db.in(tenant, () -> queue.countOpen(tenant)));
    }

    @Test
    public void theyComeInPagesOldestFirst() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        List<UUID> both = List.of(open(ada, "several_contacts"), open(bob, "several_contacts"));

        Page<ReviewItem> first = list(ReviewFilter.OPEN, new PageRequest(1, Optional.empty()));
        Page<ReviewItem> second = list(ReviewFilter.OPEN, new PageRequest(1, first.next()));

        assertEquals(
                both, List.of(first.items().get(0).id(), second.items().get(0).id()));
        assertEquals(Optional.empty(), second.next());
        PageRequest wrong = new PageRequest(1, Optional.of("wrong"));
        assertThrows(Refused.class, () -> list(ReviewFilter.OPEN, wrong));
    }

    @Test
    public void nobodySeesAnotherMspsItems() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID id = open(ada, "several_contacts");
        TenantId stranger = db.newTenant();

        assertEquals(Optional.empty(), db.in(stranger, () -> queue.find(stranger, id)));
        assertEquals(Optional.empty(), db.in(stranger, () -> queue.find(tenant, id)));
        assertEquals(List.of(), db.in(stranger, () -> queue.take(stranger, List.of(id), List.of())));
    }

    @Test
    public void whatAPersonDecidedIsKept() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID adas = open(ada, "several_contacts", contact);
        UUID bobs = open(bob, "several_contacts");

        decide(
                new Decided(
                        adas,
                        Optional.of("existing"),
                        Optional.of(contact),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()),
                new Decided(
                        bobs, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("a robot"), Set.of()));

        assertEquals(
                Optional.of(new Closing(
                        "Ann",
                        LONG_AGO,
                        Optional.of(run),
                        Optional.of("existing"),
                        Optional.of(contact),
                        Optional.empty())),
                find(adas).orElseThrow().closing());
        assertEquals(ReviewState.DISMISSED, find(bobs).orElseThrow().state());
        assertEquals(
                Optional.of("a robot"),
                find(bobs).orElseThrow().closing().orElseThrow().note());
        assertEquals(List.of(adas), ids(in(ReviewState.RESOLVED)));
        assertTrue(dirty(true).stream()
                .allMatch(known -> known.review().decidedOn().equals(Optional.of("data"))));
    }

    @Test
    public void anItemIsDecidedOnce() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID id = open(ada, "several_contacts");
        decide(new Decided(id, Optional.of("new"), Optional.empty(), Optional.empty(), Optional.empty(), Set.of()));
        decide(new Decided(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("late"), Set.of()));

        assertEquals(ReviewState.RESOLVED, find(id).orElseThrow().state());
    }

    @Test
    public void aContactThatWasLeftShowsItAndHoldersOfItsAddressesAreDecidedAgain() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        ContactId former = newContact("Former", "former@example.com");
        ContactId still = newContact("Still", "still@example.com");
        link(bob, still);
        UUID id = open(ada, "contact_moved");
        settleAll();

        decide(new Decided(
                id,
                Optional.of("moved"),
                Optional.of(still),
                Optional.of(former),
                Optional.empty(),
                Set.of("bob@example.com")));
        UUID second = open(ada, "contact_moved");
        decide(new Decided(
                second, Optional.of("moved"), Optional.of(former), Optional.of(still), Optional.empty(), Set.of()));

        assertEquals(
                List.of("null", "unlinked"),
                db.query(
                        tenant,
                        "select coalesce(entra_sync_status, 'null') from contacts where id in ('%s', '%s') order by 1"
                                .formatted(former, still)));
        assertEquals(List.of(bob), dirtyIds());
    }

    @Test
    public void candidatesAreShownWithTheirClientAndWhomTheyStandFor() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId taken = newContact("Ada", "ada@example.com");
        ContactId free = newContact("Free", "free@example.com");
        link(ada, taken);

        assertEquals(
                Map.of(
                        free,
                        new Standing("Example", Optional.empty()),
                        taken,
                        new Standing(
                                "Example",
                                Optional.of(new Holder(
                                        customer, "Example", ada, Optional.of("Person ada@example.com"), true)))),
                db.in(tenant, () -> queue.standings(tenant, List.of(free, taken, new ContactId(ada)))));
    }

    private UUID open(UUID objectId, String reason, ContactId... candidates) {
        UUID id = TestDatabase.IDS.next();
        db.execute(
                tenant,
                """
                insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id,
                    reason, candidates, fingerprint, opened_run)
                values ('%s', '%s', '%s', '%s', '%s', '%s', '{%s}', 'data', '%s')"""
                        .formatted(
                                tenant,
                                id,
                                customer,
                                objectId,
                                client,
                                reason,
                                candidates.length == 0 ? "" : candidates[0].toString(),
                                run));
        return id;
    }

    private void decide(Decided... decided) {
        db.run(tenant, () -> queue.decided(tenant, run, "Ann", LONG_AGO, List.of(decided)));
    }

    private Optional<ReviewItem> find(UUID id) {
        return db.in(tenant, () -> queue.find(tenant, id));
    }

    private Page<ReviewItem> list(ReviewFilter filter, PageRequest page) {
        return db.in(tenant, () -> queue.list(tenant, filter, page));
    }

    private List<UUID> ids(ReviewFilter filter) {
        return list(filter, ALL).items().stream().map(ReviewItem::id).toList();
    }

    private static ReviewFilter with(Optional<String> reason, Optional<String> search) {
        return new ReviewFilter(ReviewState.OPEN, Optional.empty(), Optional.empty(), reason, search);
    }

    private static ReviewFilter about(Optional<ClientId> client, Optional<UUID> entraTenantId) {
        return new ReviewFilter(ReviewState.OPEN, client, entraTenantId, Optional.empty(), Optional.empty());
    }

    private static ReviewFilter in(ReviewState state) {
        return new ReviewFilter(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
