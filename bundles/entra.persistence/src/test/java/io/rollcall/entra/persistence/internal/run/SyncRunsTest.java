package io.rollcall.entra.persistence.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore.NewPart;
import io.rollcall.entra.domain.run.RunStore.PartEnd;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.persistence.internal.Directory;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.tenants.ManagedTenantRows;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

public class SyncRunsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Counters ONE_CREATED = new Counters(Map.of(Bucket.CREATED, 1L), Map.of());

    private static TestDatabase db;

    private final FoundTenant alpha = Directory.tenant("Alpha", "alpha.example");
    private final FoundTenant beta = Directory.tenant("Beta", "beta.example");
    private TenantId tenant;
    private SyncRuns runs;

    @BeforeClass
    public static void open() {
        db = new TestDatabase();
    }

    @AfterClass
    public static void close() {
        db.close();
    }

    @Before
    public void twoCustomers() {
        tenant = db.newTenant();
        runs = new SyncRuns(db.entra);
        db.run(tenant, () -> new ManagedTenantRows(db.entra)
                .upsert(tenant, UUID.randomUUID(), List.of(beta, alpha), NOON));
    }

    @Test
    public void aRunReadsBackAsItWasStored() {
        Run run = insert(RunKind.DISCOVERY);
        assertEquals(Optional.of(run), db.in(tenant, () -> runs.find(tenant, run.id())));
        assertEquals(
                List.of(run), db.in(tenant, () -> runs.list(tenant, page(10))).items());
    }

    @Test
    public void startingWhatIsOpenFindsIt() {
        Run first = insert(RunKind.DISCOVERY);
        assertEquals(first.id(), insert(RunKind.DISCOVERY).id());
        assertFalse(first.id().equals(insert(RunKind.ALL_TENANTS).id()));
        close(first, RunStatus.COMPLETED);
        assertFalse(first.id().equals(insert(RunKind.DISCOVERY).id()));
    }

    @Test
    public void runsOfDifferentClientsStandSideBySide() {
        ClientId client = db.newClient(tenant, "One");
        Run one = insert(queued(RunKind.SINGLE_CLIENT, Optional.of(client)), Optional.empty());
        Run other = insert(queued(RunKind.SINGLE_CLIENT, Optional.of(db.newClient(tenant, "Two"))), Optional.empty());
        assertFalse(one.id().equals(other.id()));
        assertEquals(
                one.id(),
                insert(queued(RunKind.SINGLE_CLIENT, Optional.of(client)), Optional.empty())
                        .id());
    }

    @Test
    public void theSameIdempotencyKeyGivesTheSameRunEvenAfterItsEnd() {
        Run first = insert(queued(RunKind.DISCOVERY, Optional.empty()), Optional.of("key"));
        close(first, RunStatus.COMPLETED);
        assertEquals(
                first.id(),
                insert(queued(RunKind.DISCOVERY, Optional.empty()), Optional.of("key"))
                        .id());
    }

    @Test
    public void partsAreInsertedOnceAndOrderedByName() {
        Run run = opened();
        List<RunPart> parts = db.in(tenant, () -> runs.parts(tenant, run.id()));
        assertEquals(
                List.of("Alpha", "Beta"),
                parts.stream().map(RunPart::tenantName).toList());
        assertEquals(RunStatus.QUEUED, parts.get(0).status());
        assertEquals(RunStatus.SKIPPED, parts.get(1).status());
        assertEquals(Optional.of("unconsented"), parts.get(1).code());
        assertEquals(Optional.of(NOON), parts.get(1).endedAt());
        db.run(tenant, () -> runs.open(tenant, run.id(), List.of(), NOON.plusSeconds(9)));
        Run found = find(run);
        assertEquals(RunStatus.RUNNING, found.status());
        assertEquals(Optional.of(NOON), found.startedAt());
        assertEquals("those that take part", 1, found.tenants());
    }

    @Test
    public void anOpenRunShowsWhatItsPartsAreAtAndAClosedOneTheSum() {
        Run run = opened();
        db.run(tenant, () -> runs.progress(tenant, run.id(), alpha.entraTenantId(), "reading", 999));
        db.run(tenant, () -> runs.count(tenant, run.id(), alpha.entraTenantId(), ONE_CREATED));
        assertEquals(999, find(run).usersRead());
        assertEquals(ONE_CREATED, find(run).counters());
        assertEquals(0, find(run).tenantsDone());
        closePart(run, Optional.of(new Counters(Map.of(Bucket.UNCHANGED, 5L), Map.of())));
        closePart(run, Optional.of(ONE_CREATED));
        close(run, RunStatus.PARTIAL);
        Run closed = find(run);
        assertEquals(RunStatus.PARTIAL, closed.status());
        assertEquals(new Counters(Map.of(Bucket.CREATED, 1L, Bucket.UNCHANGED, 5L), Map.of()), closed.counters());
        assertEquals(1, closed.tenantsDone());
        assertEquals(999, closed.usersRead());
        assertEquals(Optional.of(NOON), closed.endedAt());
    }

    @Test
    public void aClosedPartIsLeftAsItIs() {
        Run run = opened();
        closePart(run, Optional.empty());
        db.run(tenant, () -> runs.progress(tenant, run.id(), alpha.entraTenantId(), "reading", 5));
        RunPart part = db.in(tenant, () -> runs.part(tenant, run.id(), alpha.entraTenantId()))
                .orElseThrow();
        assertEquals(RunStatus.COMPLETED, part.status());
        assertEquals("done", part.phase());
        assertEquals(0, part.usersRead());
        assertEquals(Optional.of(3), part.eligible());
    }

    @Test
    public void aClosedRunIsLeftAsItIsAndNoPartStaysOpen() {
        Run run = opened();
        close(run, RunStatus.CANCELLED);
        close(run, RunStatus.COMPLETED);
        assertEquals(RunStatus.CANCELLED, find(run).status());
        assertEquals(
                RunStatus.CANCELLED,
                db.in(tenant, () -> runs.part(tenant, run.id(), alpha.entraTenantId()))
                        .orElseThrow()
                        .status());
    }

    @Test
    public void aRunGoesOnUntilItIsCancelledOrClosed() {
        Run run = opened();
        assertTrue(db.in(tenant, () -> runs.goesOn(tenant, run.id())));
        db.run(tenant, () -> runs.requestCancel(tenant, run.id()));
        assertFalse(db.in(tenant, () -> runs.goesOn(tenant, run.id())));
        assertFalse(db.in(tenant, () -> runs.goesOn(tenant, UUID.randomUUID())));
    }

    @Test
    public void lossesAreCounted() {
        Run run = opened();
        assertEquals(1, (int) db.in(tenant, () -> runs.countLoss(tenant, run.id())));
        assertEquals(2, (int) db.in(tenant, () -> runs.countLoss(tenant, run.id())));
        assertEquals(2, find(run).losses());
    }

    @Test
    public void openRunsAreFoundWhateverTheirTenant() {
        Run run = opened();
        List<OpenRun> open = runs.openEverywhere();
        assertTrue(open.contains(new OpenRun(run.caller(), run.kind(), false)));
        close(run, RunStatus.COMPLETED);
        assertTrue(runs.openEverywhere().stream()
                .noneMatch(each -> each.run().runId().equals(run.id())));
    }

    @Test
    public void theLastRealRunIsTheNewestThatWrote() {
        assertEquals(Optional.empty(), db.in(tenant, () -> runs.lastReal(tenant)));
        Run wrote = insert(RunKind.ALL_TENANTS);
        close(wrote, RunStatus.COMPLETED);
        close(insert(RunKind.PREFLIGHT), RunStatus.COMPLETED);
        assertEquals(
                Optional.of(wrote.id()),
                db.in(tenant, () -> runs.lastReal(tenant)).map(Run::id));
    }

    @Test
    public void listsComeNewestFirstInPages() {
        Run older = insert(RunKind.DISCOVERY);
        Run newer = insert(RunKind.PREFLIGHT);
        var first = db.in(tenant, () -> runs.list(tenant, page(1)));
        assertEquals(List.of(newer), first.items());
        var second = db.in(tenant, () -> runs.list(tenant, new PageRequest(1, first.next())));
        assertEquals(List.of(older), second.items());
        assertEquals(Optional.empty(), second.next());
    }

    private Run opened() {
        Run run = insert(RunKind.ALL_TENANTS);
        PartFailure skip = new PartFailure("unconsented", "Consent is missing.", Optional.empty());
        db.run(
                tenant,
                () -> runs.open(
                        tenant,
                        run.id(),
                        List.of(
                                new NewPart(alpha.entraTenantId(), Optional.empty(), Optional.empty()),
                                new NewPart(beta.entraTenantId(), Optional.empty(), Optional.of(skip))),
                        NOON));
        return run;
    }

    private void closePart(Run run, Optional<Counters> counters) {
        PartEnd end =
                new PartEnd(alpha.entraTenantId(), RunStatus.COMPLETED, Optional.empty(), counters, Optional.of(3));
        db.run(tenant, () -> runs.closePart(tenant, run.id(), end, NOON));
    }

    private void close(Run run, RunStatus status) {
        db.run(tenant, () -> runs.close(tenant, run.id(), status, Optional.empty(), NOON));
    }

    private Run find(Run run) {
        return db.in(tenant, () -> runs.find(tenant, run.id())).orElseThrow();
    }

    private Run insert(RunKind kind) {
        return insert(queued(kind, Optional.empty()), Optional.empty());
    }

    private Run insert(Run run, Optional<String> key) {
        return db.in(tenant, () -> runs.insert(run, key));
    }

    private static PageRequest page(int limit) {
        return new PageRequest(limit, Optional.empty());
    }

    private Run queued(RunKind kind, Optional<ClientId> client) {
        return new Run(
                TestDatabase.IDS.next(),
                tenant,
                kind,
                Trigger.MANUAL,
                "Ann",
                client,
                RunInput.NONE,
                RunStatus.QUEUED,
                Optional.empty(),
                0,
                0,
                0,
                Counters.NONE,
                0,
                NOON,
                Optional.empty(),
                Optional.empty());
    }
}
