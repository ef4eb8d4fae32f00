package io.rollcall.entra.persistence.internal.journal;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.explain.CountedIdentity;
import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.explain.HistoryStore;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** What is told of one identity, and of all of a managed tenant. */
public class HistoryRowsTest extends SyncTestBase {
    private final UUID ada = new UUID(0, 1);
    private final UUID bob = new UUID(0, 2);
    private HistoryRows history;

    @Before
    public void twoPeople() {
        history = new HistoryRows(db.entra);
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
    }

    @Test
    public void theJournalOfAnIdentityIsToldNewestFirst() {
        journal(entry(ada, "created"), entry(bob, "created"), entry(ada, "updated"));
        assertEquals(
                List.of("updated", "created"),
                db.in(tenant, () -> history.of(tenant, customer, ada, 10)).stream()
                        .map(Explanation.Past::action)
                        .toList());
        assertEquals(
                1, db.in(tenant, () -> history.of(tenant, customer, ada, 1)).size());
    }

    @Test
    public void theIdentityBehindAContactIsTheOneThatItIsLinkedToElseTheLast() {
        ContactId contact = newContact("Ada", "ada@example.com");
        assertEquals(Optional.empty(), db.in(tenant, () -> history.behind(tenant, contact)));
        link(bob, contact);
        db.execute(tenant, "update entra_contact_links set ended_at = now()");
        assertEquals(Optional.of(new HistoryStore.Behind(customer, bob)), behind(contact));
        link(ada, contact);
        assertEquals(Optional.of(new HistoryStore.Behind(customer, ada)), behind(contact));
    }

    @Test
    public void everyExclusionIsVisiblePerIdentity() {
        assertEquals(List.of(), identities(Optional.of(Bucket.EXCLUDED), Optional.empty()));
        db.execute(
                tenant,
                "update entra_identities set counted = 'excluded', reason = 'guest' where entra_object_id = '" + bob
                        + "'");
        db.execute(tenant, "update entra_identities set counted = 'created' where entra_object_id = '" + ada + "'");
        assertEquals(List.of(bob), identities(Optional.of(Bucket.EXCLUDED), Optional.of("guest")));
        assertEquals(List.of(), identities(Optional.of(Bucket.EXCLUDED), Optional.of("disabled")));
        assertEquals(List.of(ada, bob), identities(Optional.empty(), Optional.empty()));
        assertEquals(Optional.of(Bucket.CREATED), db.in(tenant, () -> history.lastCounted(tenant, customer, ada)));
    }

    private List<UUID> identities(Optional<Bucket> bucket, Optional<String> reason) {
        return db
                .in(
                        tenant,
                        () -> history.identities(
                                tenant,
                                new CountedIdentity.Filter(customer, bucket, reason),
                                new PageRequest(10, Optional.empty())))
                .items()
                .stream()
                .map(CountedIdentity::objectId)
                .toList();
    }

    private Optional<HistoryStore.Behind> behind(ContactId contact) {
        return db.in(tenant, () -> history.behind(tenant, contact));
    }

    private void journal(JournalEntry... entries) {
        db.run(tenant, () -> new JournalRows(db.entra).write(tenant, run, List.of(entries)));
    }

    private JournalEntry entry(UUID who, String action) {
        return new JournalEntry(
                TestDatabase.IDS.next(),
                customer,
                who,
                Optional.empty(),
                action,
                "rule",
                List.of(new FieldChange("name", Optional.empty(), Optional.of("Ada"))));
    }
}
