package io.rollcall.entra.persistence.internal.guard;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.entra.persistence.internal.run.SyncRuns;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** Decisions that are not written: staged, counted, judged, held. */
public class StagedChangesTest extends SyncTestBase {
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());

    private final UUID ada = new UUID(0, 1);
    private final UUID bob = new UUID(0, 2);
    private StagedChanges staged;
    private GuardRows guards;
    private PlanRows plans;

    @Before
    public void twoPeople() {
        staged = new StagedChanges(db.entra);
        guards = new GuardRows(db.entra);
        plans = new PlanRows(db.entra);
        read(lastPage(user(ada, "ada@example.com"), user(bob, "bob@example.com")));
    }

    @Test
    public void whatIsStagedReadsBackAndARepeatedBatchReplacesIt() {
        PreviewedIdentity found = created(ada);
        stage(found);
        stage(found);
        assertEquals(
                List.of(found),
                db.in(tenant, () -> new JournalRows(db.entra).previewOf(tenant, run, ALL))
                        .items());
        assertEquals(List.of(found), db.in(tenant, () -> staged.staged(tenant, run, customer, List.of(ada, bob))));
    }

    @Test
    public void aDecideHalfThatBeginsAgainForgetsWhatItStagedAndOnlyAPreflightItsCounters() {
        Counters one = new Counters(Map.of(Bucket.CREATED, 1L), Map.of());
        stage(created(ada));
        db.run(tenant, () -> staged.count(tenant, run, customer, one));
        db.run(tenant, () -> decisions.begin(tenant, run, customer, "mapping 1", false));
        assertEquals(List.of(), db.in(tenant, () -> staged.staged(tenant, run, customer, List.of(ada))));
        assertEquals(one, counters());
        db.run(tenant, () -> decisions.begin(tenant, run, customer, "mapping 1", true));
        assertEquals(Counters.NONE, counters());
    }

    @Test
    public void onlyWhoIsStagedAndStillDirtyIsDecidedAgain() {
        stage(created(bob));
        assertEquals(List.of(bob), stagedAndDirty());
        settleAll();
        assertEquals(List.of(), stagedAndDirty());
    }

    @Test
    public void whatWaitsIsCountedByKindWithTheLinksBeforeAndNow() {
        link(ada, newContact("Ada", "ada@example.com"));
        run = newRun("all-tenants");
        assertEquals(List.of(), db.in(tenant, () -> guards.counted(tenant, run)));
        link(bob, newContact("Bob", "bob@example.com"));
        stage(inactivated(ada), created(bob));
        assertEquals(
                List.of(new GuardStore.Counted(
                        customer, Map.of(GuardedKind.INACTIVATION, 1L, GuardedKind.CREATION, 1L), 1, 2)),
                db.in(tenant, () -> guards.counted(tenant, run)));
        assertEquals(2L, (long) db.in(tenant, () -> guards.activeLinks(tenant)));
    }

    @Test
    public void aRunIsJudgedOnce() {
        assertEquals(Optional.empty(), tripped());
        judge(Set.of(GuardedKind.INACTIVATION));
        judge(Set.of());
        assertEquals(Optional.of(Set.of(GuardedKind.INACTIVATION)), tripped());
    }

    @Test
    public void aPreflightShowsAndCountsWhatWouldBeHeld() {
        stage(inactivated(ada), created(bob));
        db.run(
                tenant,
                () -> staged.count(
                        tenant,
                        run,
                        customer,
                        new Counters(Map.of(Bucket.CREATED, 1L, Bucket.INACTIVATED, 1L), Map.of())));
        for (int i = 0; i < 2; i++) {
            db.run(tenant, () -> staged.hold(tenant, run, customer, Set.of(GuardedKind.INACTIVATION)));
        }
        assertEquals(
                new Counters(Map.of(Bucket.CREATED, 1L, Bucket.HELD, 1L), Map.of("held.inactivation", 1L)), counters());
        assertEquals(
                List.of(Bucket.HELD, Bucket.CREATED),
                db.in(tenant, () -> staged.staged(tenant, run, customer, List.of(ada, bob))).stream()
                        .map(PreviewedIdentity::bucket)
                        .toList());
    }

    @Test
    public void theHeldSetIsThatOfTheLatestRunAndItsVersionMovesWithItsContentOnly() {
        stage(held(ada));
        replaceHeld();
        HeldSet first = held().get(0);
        assertEquals(Map.of(GuardedKind.INACTIVATION, 1L), first.changes());
        UUID firstRun = run;

        run = newRun("all-tenants");
        stage(held(ada));
        replaceHeld();
        HeldSet same = held().get(0);
        assertEquals(first.version(), same.version());
        assertEquals(run, same.runId());
        assertEquals(first.since(), same.since());

        run = newRun("all-tenants");
        stage(held(ada), held(bob));
        replaceHeld();
        HeldSet more = held().get(0);
        assertTrue(!more.version().equals(first.version()));
        assertEquals(
                List.of("held now: " + bob + " (" + bob + ")"),
                db.in(tenant, () -> plans.difference(tenant, customer, firstRun, run, 10)));

        run = newRun("all-tenants");
        replaceHeld();
        assertEquals(List.of(), held());
    }

    @Test
    public void whatMovedSinceAPlanWasMadeIsTold() {
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID link = link(ada, contact);
        stage(changed(ada, contact, Optional.of(link)), created(bob));
        assertEquals(List.of(), moved());

        db.execute(tenant, "update contacts set version = version + 1 where id = '" + contact + "'");
        assertEquals(List.of(ada + " (" + ada + "): the contact moved."), moved());

        db.execute(tenant, "update contacts set version = 1 where id = '" + contact + "'");
        link(bob, newContact("Bob", "bob@example.com"));
        assertEquals(List.of(bob + " (" + bob + "): the link moved."), moved());

        settleAll();
        assertEquals(2, moved().size());
    }

    @Test
    public void aLinkThatThePlanEndsItselfHasNotMoved() {
        UUID link = link(ada, newContact("Ada", "ada@example.com"));
        PreviewedIdentity passes = preview(
                bob,
                Bucket.LINKED,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                new PreviewedIdentity.Trace(Optional.empty(), Optional.of(link)));
        stage(passes, preview(ada, Bucket.UPDATED, Set.of(), Optional.empty(), Optional.empty(), NO_TRACE));
        assertEquals(List.of(), moved());
    }

    @Test
    public void whatAPreflightGaveAwayIsKnownToItsLaterBatches() {
        ContactId contact = newContact("Ada", "ada@example.com");
        UUID link = TestDatabase.IDS.next();
        stage(preview(
                ada,
                Bucket.LINKED,
                Set.of(),
                Optional.of(contact),
                Optional.empty(),
                new PreviewedIdentity.Trace(Optional.of(contact), Optional.of(link))));
        assertEquals(
                new StagedStore.Given(Set.of(contact), Set.of(link)),
                db.in(tenant, () -> staged.given(tenant, run, List.of(contact), List.of(link))));
        assertEquals(
                new StagedStore.Given(Set.of(), Set.of()),
                db.in(tenant, () -> staged.given(tenant, newRun("preflight"), List.of(contact), List.of(link))));
    }

    @Test
    public void whatIsNoLongerToBeDoneIsDroppedAndWhatIsHeldStays() {
        stage(held(ada), created(bob));
        db.run(tenant, () -> staged.dropWaiting(tenant, run, customer));
        assertEquals(
                List.of(ada),
                db.in(tenant, () -> staged.staged(tenant, run, customer, List.of(ada, bob))).stream()
                        .map(PreviewedIdentity::objectId)
                        .toList());
        db.run(tenant, () -> staged.drop(tenant, run, customer, List.of(ada)));
        assertEquals(List.of(), db.in(tenant, () -> staged.staged(tenant, run, customer, List.of(ada, bob))));
    }

    private static final PreviewedIdentity.Trace NO_TRACE =
            new PreviewedIdentity.Trace(Optional.empty(), Optional.empty());

    private PreviewedIdentity created(UUID who) {
        return preview(who, Bucket.CREATED, Set.of(GuardedKind.CREATION), Optional.empty(), Optional.empty(), NO_TRACE);
    }

    private PreviewedIdentity inactivated(UUID who) {
        return preview(
                who,
                Bucket.INACTIVATED,
                Set.of(GuardedKind.INACTIVATION),
                Optional.empty(),
                Optional.empty(),
                NO_TRACE);
    }

    private PreviewedIdentity held(UUID who) {
        return preview(
                who, Bucket.HELD, Set.of(GuardedKind.INACTIVATION), Optional.empty(), Optional.empty(), NO_TRACE);
    }

    private PreviewedIdentity changed(UUID who, ContactId contact, Optional<UUID> link) {
        return preview(who, Bucket.UPDATED, Set.of(), Optional.of(contact), link, NO_TRACE);
    }

    private PreviewedIdentity preview(
            UUID who,
            Bucket bucket,
            Set<GuardedKind> kinds,
            Optional<ContactId> contact,
            Optional<UUID> link,
            PreviewedIdentity.Trace trace) {
        return new PreviewedIdentity(
                customer,
                who,
                who.toString(),
                bucket,
                Optional.empty(),
                "rule",
                contact,
                true,
                List.of(new FieldChange("name", Optional.empty(), Optional.of("Ada \"the\" first\u0001"))),
                kinds,
                new PreviewedIdentity.Basis(1, contact.map(id -> 1L), link, "digest"),
                trace);
    }

    private void stage(PreviewedIdentity... rows) {
        db.run(tenant, () -> staged.stage(tenant, run, List.of(rows)));
    }

    private List<UUID> stagedAndDirty() {
        return db
                .in(
                        tenant,
                        () -> decisions.dirty(
                                tenant,
                                customer,
                                new DecisionStore.Selection(true, Optional.empty(), 10, Optional.of(run))))
                .stream()
                .map(known -> known.identity().objectId())
                .toList();
    }

    private void judge(Set<GuardedKind> kinds) {
        db.run(tenant, () -> guards.judged(tenant, run, Map.of(customer, kinds), LONG_AGO));
    }

    private Optional<Set<GuardedKind>> tripped() {
        return db.in(tenant, () -> guards.tripped(tenant, run, customer));
    }

    private void replaceHeld() {
        db.run(tenant, () -> guards.replaceHeld(tenant, run, customer, LONG_AGO));
    }

    private List<HeldSet> held() {
        return db.in(tenant, () -> guards.held(tenant));
    }

    private List<String> moved() {
        return db.in(tenant, () -> plans.moved(tenant, run, 10));
    }

    private Counters counters() {
        return db.in(tenant, () -> new SyncRuns(db.entra).part(tenant, run, customer))
                .orElseThrow()
                .counters();
    }
}
