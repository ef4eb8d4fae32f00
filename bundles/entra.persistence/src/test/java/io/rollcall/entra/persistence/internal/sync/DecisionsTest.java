package io.rollcall.entra.persistence.internal.sync;

import static io.rollcall.entra.persistence.internal.Directory.changes;
import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.page;
import static io.rollcall.entra.persistence.internal.Directory.row;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.entra.persistence.internal.review.ReconciliationQueue;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Test;

public class DecisionsTest extends SyncTestBase {
    private static final PageRequest ALL = new PageRequest(1000, Optional.empty());

    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    public void theLockShowsTheMappingWithItsClientAndDomains() {
        MappedTenant mapped = mapped();
        assertEquals(client, mapped.client());
        assertEquals(1, mapped.mappingVersion());
        assertEquals(Set.of("example.com"), mapped.verifiedDomains());
        assertEquals(Optional.of("DE"), mapped.country());
        assertEquals(Optional.empty(), db.in(tenant, () -> decisions.lock(tenant, UUID.randomUUID())));
    }

    @Test
    public void anIdentityComesWithAllThatIsKnownOfIt() {
        DirectoryUser user = user(ada, "ada@example.com");
        read(lastPage(user));
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID link = link(ada, contact);
        KnownIdentity known = dirty(true).get(0);
        Identity identity = known.identity();
        assertEquals(Optional.of("ada@example.com"), identity.mail());
        assertEquals(Optional.of("Person ada@example.com"), identity.displayName());
        assertEquals(Optional.empty(), identity.jobTitle());
        assertTrue(identity.enabled());
        assertFalse(identity.licensed());
        assertEquals(Identity.Presence.PRESENT, identity.presence());
        assertEquals(
                Optional.of(new LinkState(link, customer, ada, contact, false, true, Optional.empty(), true)),
                known.link());
        assertEquals(KnownIdentity.ReviewState.NONE, known.review());
        assertEquals(KnownIdentity.Past.NONE, known.past());
        assertEquals(Optional.of(known), db.in(tenant, () -> decisions.one(tenant, customer, ada)));
        assertEquals(Optional.empty(), db.in(tenant, () -> decisions.one(tenant, customer, bob)));
    }

    @Test
    public void dirtyOnesComeInBatchesInTheOrderOfTheirIdsTheLiveOnesApart() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        readChanges(changes(row(bob, UserProperty.ACCOUNT_ENABLED, false)));
        assertEquals(List.of(ada), dirtyIds(true));
        assertEquals(List.of(bob), dirtyIds(false));
        UUID eve = UUID.randomUUID();
        readChanges(changes(user(eve, "eve@example.com")));
        List<UUID> all = dirtyIds(true);
        assertEquals(2, all.size());
        var first = dirty(true, Optional.empty(), 1);
        var second = dirty(true, Optional.of(all.get(0)), 1);
        assertEquals(all.get(0), first.get(0).identity().objectId());
        assertEquals(all.get(1), second.get(0).identity().objectId());
    }

    @Test
    public void twinsAreSeenWhateverPageTheyCameOn() {
        read(page("2", user(ada, "shared@example.com")), lastPage(user(bob, "SHARED@example.com")));
        for (KnownIdentity known : dirty(true)) {
            UUID other = known.identity().objectId().equals(ada) ? bob : ada;
            assertEquals(Set.of(new Shared(other, "shared@example.com")), shared(known));
        }
        readChanges(changes(row(bob, UserProperty.ACCOUNT_ENABLED, false)));
        assertEquals("a disabled one is no twin", Set.of(), shared(dirty(true).get(0)));
    }

    @Test
    public void aContactThatAPersonDeletedIsRemembered() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        link(ada, newContact("Ada", "ada@elsewhere.example"));
        db.execute(
                tenant,
                "update entra_contact_links set ended_at = now(), end_reason = 'contact_deleted', end_fingerprint = 'ada'");
        assertEquals(
                Map.of(ada, Optional.of("ada"), bob, Optional.empty()),
                dirty(true).stream()
                        .collect(Collectors.toMap(known -> known.identity().objectId(), known -> known.past()
                                .contactDeleted())));
        link(ada, newContact("Ada", "ada@elsewhere.example"));
        db.execute(
                tenant,
                "update entra_contact_links set ended_at = now() + interval '1 minute', end_reason = 'passed_over' where ended_at is null");
        assertEquals(
                "a later link outdates it",
                List.of(),
                dirty(true).stream()
                        .flatMap(known -> known.past().contactDeleted().stream())
                        .toList());
    }

    @Test
    public void contactsThatARemapLeftBehindAreRemembered() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId left = newContact("Ada", "ada@example.com");
        link(ada, left);
        db.execute(tenant, "update entra_contact_links set ended_at = now(), end_reason = 'remapped'");
        assertEquals(Set.of(left), dirty(true).get(0).past().leftBehind());
    }

    @Test
    public void changesOfStateAreRememberedTheLatestTen() {
        read(lastPage(user(ada, "ada@example.com")));
        assertEquals(List.of(), dirty(true).get(0).stateChanges());
        for (int i = 0; i < 11; i++) {
            readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, i % 2 == 1)));
        }
        assertEquals(Collections.nCopies(10, LONG_AGO), dirty(false).get(0).stateChanges());
        db.run(tenant, () -> identities.markDeleted(tenant, customer, Set.of(ada), LONG_AGO.plusSeconds(1)));
        List<Instant> latest = new ArrayList<>(Collections.nCopies(9, LONG_AGO));
        latest.add(LONG_AGO.plusSeconds(1));
        assertEquals(latest, dirty(false).get(0).stateChanges());
    }

    @Test
    public void membershipOfTheScopesGroupsMakesDirtyWhomItConcerns() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        settleAll();
        db.run(tenant, () -> identities.grouped(tenant, customer, Optional.of(Set.of(ada))));
        assertEquals(List.of(bob), dirtyIds());
        assertFalse(dirty(true).get(0).identity().inGroups());
        settleAll();
        db.run(tenant, () -> identities.grouped(tenant, customer, Optional.of(Set.of(ada))));
        assertEquals(List.of(), dirtyIds());
        db.run(tenant, () -> identities.grouped(tenant, customer, Optional.empty()));
        assertEquals(List.of(bob), dirtyIds());
        assertTrue(dirty(true).get(0).identity().inGroups());
    }

    @Test
    public void contactsThatAnUndoMadeInactiveAreTold() {
        ContactId undone = newContact("Ada", "ada@example.com");
        ContactId typed = newContact("Bob", "bob@example.com");
        db.execute(tenant, "update contacts set entra_sync_status = 'undone' where id = '" + undone + "'");
        assertEquals(Set.of(undone), db.in(tenant, () -> decisions.undone(tenant, List.of(undone, typed))));
    }

    private record Shared(UUID other, String address) {}

    private static Set<Shared> shared(KnownIdentity known) {
        return known.twins().stream()
                .map(twin -> new Shared(twin.identity().objectId(), twin.addressKey()))
                .collect(Collectors.toSet());
    }

    @Test
    public void identitiesOfOtherManagedTenantsAreNoTwins() {
        read(lastPage(user(ada, "shared@example.com")));
        UUID first = customer;
        customer = newCustomer("Second", "second.example", client);
        run = newRun("all-tenants");
        read(lastPage(user(bob, "shared@example.com")));
        assertEquals(Set.of(), shared(dirty(true).get(0)));
        customer = first;
    }

    @Test
    public void linksSayWhetherTheIdentityBehindThemLivesAtThisClient() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        link(ada, contact);
        MappedTenant here = mapped();
        LinkState seen = db.in(tenant, () -> decisions.linksOf(tenant, here, List.of(contact)))
                .get(0);
        assertTrue(seen.live());
        assertTrue(seen.sameClient());
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        MappedTenant elsewhere =
                new MappedTenant(customer, db.newClient(tenant, "Other"), 1, Set.of(), Optional.empty(), false);
        LinkState from = db.in(tenant, () -> decisions.linksOf(tenant, elsewhere, List.of(contact)))
                .get(0);
        assertFalse(from.live());
        assertFalse(from.sameClient());
    }

    @Test
    public void aBatchIsWrittenWholeAndItsRepetitionChangesNothing() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        BatchWrites writes = created(contact);
        write(writes);
        assertEquals(List.of(), dirtyIds());
        assertEquals("linked", contactColumn(contact, "entra_sync_status"));
        assertEquals("ada@example.com", contactColumn(contact, "entra_user_principal_name"));
        assertEquals(
                writes.journal(),
                db.in(tenant, () -> new JournalRows(db.entra).ofRun(tenant, run, ALL))
                        .items());
        assertEquals(
                List.of(client),
                db
                        .in(tenant, () -> new ReconciliationQueue(db.entra).list(tenant, ReviewFilter.OPEN, ALL))
                        .items()
                        .stream()
                        .map(item -> item.client())
                        .toList());
        assertEquals(writes.counters(), counted());
        String before = everything();
        write(writes);
        assertEquals(before, everything());
        assertEquals("nobody counts twice", writes.counters(), counted());
    }

    @Test
    public void whoMovedWhileBeingDecidedStaysDirty() {
        read(lastPage(user(ada, "ada@example.com")));
        long revision = dirty(true).get(0).revision();
        db.run(tenant, () -> identities.touch(tenant, customer));
        settle(ada, revision, Bucket.UNCHANGED, false);
        assertEquals(List.of(ada), dirtyIds());
    }

    @Test
    public void whoFailedIsDecidedAgainInTheNextRunAndCountsOncePerRun() {
        read(lastPage(user(ada, "ada@example.com")));
        settle(ada, 1, Bucket.FAILED, true);
        assertEquals(List.of(ada), dirtyIds());
        settle(ada, 1, Bucket.FAILED, true);
        assertEquals(new Counters(Map.of(Bucket.FAILED, 1L), Map.of("failed.why", 1L)), counted());
        run = newRun("all-tenants");
        settle(ada, 1, Bucket.FAILED, true);
        assertEquals(new Counters(Map.of(Bucket.FAILED, 1L), Map.of("failed.why", 1L)), counted());
    }

    @Test
    public void whoIsDecidedAgainInOneRunCountsAsAtFirst() {
        read(lastPage(user(ada, "ada@example.com")));
        settle(ada, 1, Bucket.CREATED, false);
        settle(ada, 1, Bucket.UNCHANGED, false);
        settle(ada, 1, Bucket.UNCHANGED, false);
        assertEquals(new Counters(Map.of(Bucket.CREATED, 1L), Map.of()), counted());
    }

    @Test
    public void whoIsDecidedDifferentlyInOneRunCountsAsDecidedLast() {
        read(lastPage(user(ada, "ada@example.com")));
        settle(ada, 1, Bucket.EXCLUDED, false);
        settle(ada, 1, Bucket.CREATED, false);
        assertEquals(new Counters(Map.of(Bucket.CREATED, 1L), Map.of()), counted());
        settle(ada, 1, Bucket.FAILED, true);
        assertEquals(new Counters(Map.of(Bucket.FAILED, 1L), Map.of("failed.why", 1L)), counted());
    }

    @Test
    public void whomARunDidNotDecideCountsByStanding() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        settle(ada, 1, Bucket.EXCLUDED, false);
        settle(bob, 1, Bucket.UNCHANGED, false);
        assertEquals(new DecisionStore.Tally(Counters.NONE, 1), tally(run));
        assertEquals(
                new Counters(Map.of(Bucket.EXCLUDED, 1L, Bucket.UNCHANGED, 1L), Map.of("excluded.why", 1L)),
                tally(UUID.randomUUID()).standing());
    }

    @Test
    public void whoBecomesDirtyBehindTheSweepCountsByStandingUnlessAPreflightShowedThem() {
        read(lastPage(user(ada, "ada@example.com")));
        settle(ada, 1, Bucket.EXCLUDED, false);
        db.run(tenant, () -> identities.touch(tenant, customer));
        UUID next = newRun("all-tenants");
        UUID preflight = newRun("preflight");
        assertEquals(
                new Counters(Map.of(Bucket.EXCLUDED, 1L), Map.of("excluded.why", 1L)),
                tally(next).standing());
        assertEquals(Counters.NONE, tally(preflight).standing());
    }

    @Test
    public void aLinkThatPassesOverEndsBeforeTheNextOneBegins() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID former = link(ada, contact);
        UUID next = TestDatabase.IDS.next();
        write(new BatchWrites(
                List.of(new BatchWrites.NewLink(next, bob, contact, false)),
                List.of(new BatchWrites.LinkChange(
                        former, false, Optional.of(BatchWrites.LinkChange.End.because("passed_over")))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Counters.NONE));
        assertEquals(
                List.of("passed_over"),
                db.query(tenant, "select end_reason from entra_contact_links where ended_at is not null"));
        assertEquals(
                List.of(next.toString()),
                db.query(tenant, "select id from entra_contact_links where ended_at is null"));
    }

    @Test
    public void aContactThatRollcallInactivatedIsNotedOnItsLink() {
        read(lastPage(user(ada, "ada@example.com")));
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID link = link(ada, contact);
        write(new BatchWrites(
                List.of(),
                List.of(new BatchWrites.LinkChange(link, true, Optional.empty())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Counters.NONE));
        assertTrue(dirty(true).get(0).link().orElseThrow().inactivated());
    }

    @Test
    public void reviewsAreRememberedByTheirFingerprint() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID item = TestDatabase.IDS.next();
        write(review(item));
        assertEquals(
                new KnownIdentity.ReviewState(
                        Optional.of(new KnownIdentity.ReviewState.Open(item, "data")), Optional.empty()),
                dirty(true).get(0).review());
        db.execute(tenant, "update entra_contact_reconciliation_queue set state = 'dismissed'");
        assertEquals(
                new KnownIdentity.ReviewState(Optional.empty(), Optional.of("data")),
                dirty(true).get(0).review());
    }

    @Test
    public void anItemThatARuleCanDecideClosesItself() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID item = TestDatabase.IDS.next();
        write(review(item));
        write(new BatchWrites(
                List.of(), List.of(), List.of(), List.of(), List.of(item), List.of(), List.of(), Counters.NONE));
        assertEquals(0L, (long) db.in(tenant, () -> new ReconciliationQueue(db.entra).countOpen(tenant)));
        assertEquals(
                "no person decided it",
                KnownIdentity.ReviewState.NONE,
                dirty(true).get(0).review());
    }

    @Test
    public void theEndOfADecideHalfIsNoted() {
        read(lastPage(user(ada, "ada@example.com")));
        db.run(tenant, () -> {
            decisions.begin(tenant, UUID.randomUUID(), customer, "mapping 1", false);
            decisions.finished(tenant, customer, 7, LONG_AGO);
        });
        assertEquals(
                Optional.of("mapping 1"),
                db.in(tenant, () -> identities.state(tenant, customer)).decidedFor());
        assertEquals("7", db.value(tenant, "select eligible from entra_managed_tenants"));
        assertTrue(mapped().synced());
    }

    @Test
    public void aThousandAreAsManyStatementsAsOne() {
        read(lastPage(user(ada, "ada@example.com")));
        db.counted.takeStatements();
        settle(ada, 1, Bucket.FAILED, true);
        int one = db.counted.takeStatements().size();
        DirectoryUser[] many = new DirectoryUser[999];
        for (int i = 0; i < many.length; i++) {
            many[i] = user(UUID.randomUUID(), "user" + i + "@example.com");
        }
        read(lastPage(many));
        List<BatchWrites.Settled> settled = dirty(true).stream()
                .map(known -> new BatchWrites.Settled(
                        known.identity().objectId(), known.revision(), Bucket.UNCHANGED, Optional.empty(), false))
                .toList();
        db.counted.takeStatements();
        write(new BatchWrites(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                settled,
                new Counters(Map.of(Bucket.UNCHANGED, 1000L), Map.of())));
        assertEquals(one, db.counted.takeStatements().size());
    }

    private DecisionStore.Tally tally(UUID ofRun) {
        return db.in(tenant, () -> decisions.tally(tenant, ofRun, customer));
    }

    private MappedTenant mapped() {
        return db.in(tenant, () -> decisions.lock(tenant, customer)).orElseThrow();
    }

    private void write(BatchWrites writes) {
        MappedTenant mapped = new MappedTenant(customer, client, 1, Set.of(), Optional.empty(), false);
        db.run(tenant, () -> decisions.write(tenant, run, mapped, writes));
    }

    private void settle(UUID objectId, long revision, Bucket standing, boolean again) {
        Optional<String> reason =
                standing.standing() == standing && standing != Bucket.UNCHANGED ? Optional.of("why") : Optional.empty();
        write(settled(
                objectId,
                revision,
                standing,
                reason,
                again,
                Map.of(standing, 1L),
                reason.isPresent() ? Map.of(standing.key() + ".why", 1L) : Map.of()));
    }

    private static BatchWrites settled(
            UUID objectId,
            long revision,
            Bucket standing,
            Optional<String> reason,
            boolean again,
            Map<Bucket, Long> buckets,
            Map<String, Long> reasons) {
        return new BatchWrites(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new BatchWrites.Settled(objectId, revision, standing, reason, again)),
                new Counters(buckets, reasons));
    }

    private BatchWrites review(UUID item) {
        return new BatchWrites(
                List.of(),
                List.of(),
                List.of(),
                List.of(new BatchWrites.NewReview(item, ada, "contact_taken", List.of(), "data")),
                List.of(),
                List.of(),
                List.of(),
                Counters.NONE);
    }

    /** Ada's contact was created, Bob waits for a person. */
    private BatchWrites created(ContactId contact) {
        return new BatchWrites(
                List.of(new BatchWrites.NewLink(TestDatabase.IDS.next(), ada, contact, true)),
                List.of(),
                List.of(new BatchWrites.Stamp(
                        contact, ada, Optional.of("ada@example.com"), true, "linked", Optional.empty())),
                List.of(new BatchWrites.NewReview(
                        TestDatabase.IDS.next(), bob, "several_contacts", List.of(contact), "data")),
                List.of(),
                List.of(new JournalEntry(
                        TestDatabase.IDS.next(),
                        customer,
                        ada,
                        Optional.of(contact),
                        "created",
                        "create",
                        List.of(new FieldChange("name", Optional.empty(), Optional.of("Ada"))))),
                List.of(
                        new BatchWrites.Settled(ada, 1, Bucket.CREATED, Optional.empty(), false),
                        new BatchWrites.Settled(bob, 1, Bucket.REVIEW, Optional.of("several_contacts"), false)),
                new Counters(Map.of(Bucket.CREATED, 1L, Bucket.REVIEW, 1L), Map.of("review.several_contacts", 1L)));
    }

    private Counters counted() {
        return db.in(tenant, () -> runs().part(tenant, run, customer))
                .orElseThrow()
                .counters();
    }

    private String contactColumn(ContactId contact, String column) {
        return db.value(tenant, "select " + column + " from contacts where id = '" + contact + "'");
    }

    private String everything() {
        return db.query(tenant, "select row(l.*)::text from entra_contact_links l")
                        .toString()
                + db.query(tenant, "select row(q.*)::text from entra_contact_reconciliation_queue q")
                + db.query(tenant, "select row(j.*)::text from entra_change_journal j")
                + db.query(tenant, "select row(i.*)::text from entra_identities i order by entra_object_id")
                + db.query(tenant, "select row(p.*)::text from entra_identity_properties p order by entra_object_id");
    }
}
