package io.rollcall.entra.persistence.internal.sync;

import static io.rollcall.entra.persistence.internal.Directory.changes;
import static io.rollcall.entra.persistence.internal.Directory.cursor;
import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.page;
import static io.rollcall.entra.persistence.internal.Directory.row;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.sync.IdentityStore.ReadState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class IdentitiesTest extends SyncTestBase {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    public void aDirectoryThatWasNeverReadHasNoState() {
        ReadState state = db.in(tenant, () -> identities.state(tenant, customer));
        assertEquals(new ReadState(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty()), state);
    }

    @Test
    public void aPageIsStoredWithItsPosition() {
        begin(true);
        merge(page("2", user(ada, "Ada@example.com")));
        var unfinished = db.in(tenant, () -> identities.state(tenant, customer))
                .unfinished()
                .orElseThrow();
        assertEquals(run, unfinished.runId());
        assertEquals(Optional.of(cursor("2")), unfinished.next());
        assertEquals(1, unfinished.pages());
        assertEquals(1, unfinished.rows());
        assertEquals(List.of(ada), dirtyIds());
        assertEquals(List.of("ada@example.com"), addresses(ada));
    }

    @Test
    public void theSamePageStoredTwiceChangesNothing() {
        begin(true);
        merge(page("2", user(ada, "ada@example.com")));
        merge(page("3", user(bob, "bob@example.com")));
        String before = dump();
        merge(page("2", user(ada, "ada@example.com")));
        assertEquals(before, dump());
        assertEquals(
                Optional.of(cursor("3")),
                db.in(tenant, () -> identities.state(tenant, customer))
                        .unfinished()
                        .orElseThrow()
                        .next());
    }

    @Test
    public void anUnchangedListingWritesNoIdentity() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        settleAll();
        String before = dump();
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        assertEquals(before, dump());
        assertEquals(List.of(), dirtyIds());
    }

    @Test
    public void anUnchangedPageIsOneStatement() {
        read(lastPage(user(ada, "ada@example.com")));
        begin(true);
        db.counted.takeStatements();
        merge(lastPage(user(ada, "ada@example.com")));
        assertEquals(2, db.counted.takeStatements().size());
    }

    @Test
    public void aChangedRowIsDirtyAndItsRevisionMoves() {
        read(lastPage(user(ada, "ada@example.com")));
        settleAll();
        read(lastPage(user(ada, "ada@other.example")));
        assertEquals(List.of(ada), dirtyIds());
        assertEquals("2", column(ada, "revision"));
        assertEquals(List.of("ada@other.example"), addresses(ada));
    }

    @Test
    public void aPartialRowIsLaidOverTheWholeOne() {
        read(lastPage(user(ada, "ada@example.com")));
        settleAll();
        readChanges(changes(row(ada, UserProperty.JOB_TITLE, "CTO")));
        assertEquals(List.of(ada), dirtyIds());
        assertEquals("CTO", column(ada, "properties ->> 'jobTitle'"));
        assertEquals("ada@example.com", column(ada, "properties ->> 'mail'"));
        readChanges(changes(row(ada, UserProperty.MAIL, null)));
        assertEquals("null", column(ada, "properties ->> 'mail'"));
        assertEquals("CTO", column(ada, "properties ->> 'jobTitle'"));
    }

    @Test
    public void aPartialRowThatSaysWhatIsKnownChangesNothing() {
        read(lastPage(user(ada, "ada@example.com")));
        settleAll();
        String before = dump();
        readChanges(changes(row(ada, UserProperty.MAIL, "ada@example.com"), row(ada, UserProperty.SURNAME, null)));
        assertEquals(before, dump());
    }

    @Test
    public void afterAPartialChangeAFullListingOfTheSameFindsNothingNew() {
        read(lastPage(user(ada, "ada@example.com")));
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        settleAll();
        String before = dump();
        DirectoryUser whole = new DirectoryUser(ada, disabled(user(ada, "ada@example.com")), false);
        read(lastPage(whole));
        assertEquals(before, dump());
    }

    @Test
    public void rowsThatASourceRepeatsOnOnePageAreLaidOverEachOther() {
        read(lastPage(
                user(ada, "ada@example.com"),
                row(ada, UserProperty.JOB_TITLE, "CTO"),
                user(bob, "b@example.com"),
                DirectoryUser.gone(bob)));
        assertEquals("CTO", column(ada, "properties ->> 'jobTitle'"));
        assertEquals("ada@example.com", column(ada, "properties ->> 'mail'"));
        assertEquals("a tombstone of somebody unknown", "0", count("entra_object_id = '" + bob + "'"));
    }

    @Test
    public void aTombstoneDeletesAndIsDecidedOnce() {
        read(lastPage(user(ada, "ada@example.com")));
        settleAll();
        readChanges(changes(DirectoryUser.gone(ada)));
        assertEquals("deleted", column(ada, "presence"));
        assertEquals(List.of(), dirtyIds());
        assertEquals(List.of(ada), dirtyIds(false));
        settleAll();
        readChanges(changes(DirectoryUser.gone(ada)));
        assertEquals(List.of(), dirtyIds(false));
    }

    @Test
    public void whoIsMissingFromACompleteListingIsCountedAndNotYetDecided() {
        read(MONDAY, lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        settleAll();
        read(MONDAY.plusSeconds(60), lastPage(user(ada, "ada@example.com")));
        assertEquals("missing", column(bob, "presence"));
        assertEquals("1", column(bob, "missing_listings"));
        assertEquals(List.of(), dirtyIds());
        assertEquals(List.of(), awaiting(2, Duration.ofHours(6), MONDAY.plusSeconds(60)));
        assertEquals(List.of(bob), awaiting(1, Duration.ZERO, MONDAY.plusSeconds(60)));

        read(MONDAY.plus(Duration.ofHours(5)), lastPage(user(ada, "ada@example.com")));
        assertEquals(List.of(), awaiting(2, Duration.ofHours(6), MONDAY.plus(Duration.ofHours(5))));
        assertEquals(List.of(bob), awaiting(2, Duration.ofHours(6), MONDAY.plus(Duration.ofHours(7))));
    }

    @Test
    public void confirmedAbsenceDeletes() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        read(lastPage(user(ada, "ada@example.com")));
        settleAll();
        db.run(tenant, () -> identities.markDeleted(tenant, customer, Set.of(bob), LONG_AGO));
        assertEquals("deleted", column(bob, "presence"));
        assertEquals(List.of(bob), dirtyIds(false));
        assertEquals(List.of(), awaiting(1, Duration.ZERO, MONDAY.plus(Duration.ofDays(999))));
    }

    @Test
    public void whoIsSeenAgainIsBackAndDirty() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        read(lastPage(user(ada, "ada@example.com")));
        settleAll();
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        assertEquals("present", column(bob, "presence"));
        assertEquals("0", column(bob, "missing_listings"));
        assertEquals(List.of(bob), dirtyIds());
    }

    @Test
    public void aListingOfSeveralPagesIsJudgedAsAWhole() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        read(page("2", user(ada, "ada@example.com")), lastPage(user(bob, "bob@example.com")));
        assertEquals("present", column(ada, "presence"));
        assertEquals("present", column(bob, "presence"));
    }

    @Test
    public void changesNeverProveAbsence() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        readChanges(changes(row(ada, UserProperty.JOB_TITLE, "CTO")));
        assertEquals("present", column(bob, "presence"));
    }

    @Test
    public void completingKeepsTheResumePositionTheTimeAndTheRows() {
        read(MONDAY, page("2", user(ada, "ada@example.com")), lastPage(user(bob, "bob@example.com")));
        ReadState state = db.in(tenant, () -> identities.state(tenant, customer));
        assertEquals(Optional.empty(), state.unfinished());
        assertEquals(Optional.of(cursor("https://resume:1?x=:y")), state.resume());
        assertEquals(Optional.of(MONDAY), state.lastComplete());
        assertEquals(2, state.lastRows());
        readChanges(changes(row(ada, UserProperty.JOB_TITLE, "CTO")));
        assertEquals(
                "rows of full reads only",
                2,
                db.in(tenant, () -> identities.state(tenant, customer)).lastRows());
        assertEquals("0", db.value(tenant, "select count(*) from entra_read_pages"));
    }

    @Test
    public void completingTwiceCountsAbsenceOnce() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        read(lastPage(user(ada, "ada@example.com")));
        complete(MONDAY);
        assertEquals("1", column(bob, "missing_listings"));
    }

    @Test
    public void anUnfinishedReadOfAnotherRunIsForgotten() {
        begin(true);
        merge(page("2", user(ada, "ada@example.com")));
        UUID next = newRun("all-tenants");
        db.run(tenant, () -> identities.begin(tenant, customer, next, true));
        var unfinished = db.in(tenant, () -> identities.state(tenant, customer))
                .unfinished()
                .orElseThrow();
        assertEquals(next, unfinished.runId());
        assertEquals(0, unfinished.pages());
        assertEquals("0", db.value(tenant, "select count(*) from entra_read_pages"));
        assertThrows(IllegalStateException.class, () -> merge(lastPage(user(bob, "bob@example.com"))));
        assertEquals("the old run stores nothing more", "0", count("entra_object_id = '" + bob + "'"));
    }

    @Test
    public void aWitnessIsSomebodyPresent() {
        assertEquals(Optional.empty(), db.in(tenant, () -> identities.witness(tenant, customer)));
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        read(lastPage(user(ada, "ada@example.com")));
        assertEquals(Optional.of(ada), db.in(tenant, () -> identities.witness(tenant, customer)));
    }

    @Test
    public void touchingMarksAllAndMovesTheirRevisions() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        settleAll();
        db.run(tenant, () -> identities.touch(tenant, customer));
        assertEquals(2, dirtyIds().size());
        assertEquals("2", column(ada, "revision"));
    }

    @Test
    public void whoSharesAnAddressWithSomebodyThatIsFreedIsDecidedAgain() {
        read(lastPage(user(ada, "shared@example.com"), user(bob, "shared@example.com")));
        settleAll();
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        assertEquals(List.of(bob), dirtyIds());
        settleAll();
        readChanges(changes(DirectoryUser.gone(ada)));
        assertEquals(List.of(bob), dirtyIds());
    }

    @Test
    public void whoHasAnAddressOfTheContactOfSomebodyThatIsFreedIsDecidedAgain() {
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
        link(ada, newContact("Ada", "bob@example.com"));
        settleAll();
        readChanges(changes(row(ada, UserProperty.ACCOUNT_ENABLED, false)));
        assertEquals(List.of(bob), dirtyIds());
    }

    @Test
    public void aMissingLinkedOneStandsInTheWayOfItsSuccessor() {
        read(lastPage(user(ada, "ada@example.com")));
        link(ada, newContact("Ada", "ada@example.com"));
        settleAll();
        read(lastPage(user(bob, "ada@example.com")));
        assertEquals(List.of(ada), db.in(tenant, () -> identities.inTheWay(tenant, customer, 10)));
        settleAll();
        assertEquals(List.of(), db.in(tenant, () -> identities.inTheWay(tenant, customer, 10)));
    }

    @Test
    public void aThousandUsersAreAsManyStatementsAsOne() {
        begin(true);
        merge(page("2", user(ada, "ada@example.com")));
        db.counted.takeStatements();
        begin(true);
        DirectoryUser[] many = new DirectoryUser[999];
        for (int i = 0; i < many.length; i++) {
            many[i] = user(UUID.randomUUID(), "user" + i + "@example.com");
        }
        db.counted.takeStatements();
        UserPage page = page("2", many);
        merge(page);
        assertEquals(3, db.counted.takeStatements().size());
        assertEquals("1000", count("true"));
        assertTrue(db.counted.takeStatements().size() > 0);
        assertFalse(dirtyIds().isEmpty());
    }

    private List<UUID> awaiting(int listings, Duration gap, Instant now) {
        return db.in(tenant, () -> identities.awaitingConfirmation(tenant, customer, listings, gap, now, 10));
    }
}
