package io.rollcall.entra.persistence.internal.care;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;

public class ExpiredRowsTest extends SyncTestBase {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private ExpiredRows expired;
    private UUID old;
    private UUID young;

    @Before
    public void anOldAndAYoungRun() {
        expired = new ExpiredRows(db.entra);
        old = ended("all-tenants", NOW.minusSeconds(1));
        young = ended("all-tenants", NOW);
    }

    @Test
    public void theJournalOfOldRunsGoesInBatchesAndTheRunsStay() {
        for (int i = 0; i < 5; i++) {
            entry("'" + old + "'", NOW);
            entry("'" + young + "'", NOW);
        }
        entry("null", NOW.minusSeconds(1));
        entry("null", NOW);

        assertEquals(4, journal(4));
        assertEquals("the last of the run, and the one without", 2, journal(4));
        assertEquals(0, journal(4));
        assertEquals(
                List.of("1", "5"),
                db.query(tenant, "select count(*) from entra_change_journal group by run_id order by 1"));
        assertEquals("2", db.value(tenant, "select count(*) from entra_sync_runs where ended_at <= '" + NOW + "'"));
    }

    @Test
    public void stagedChangesGoWithTheirRunUnlessTheyAreHeld() {
        UUID holding = ended("all-tenants", NOW.minusSeconds(1));
        db.execute(
                tenant,
                "insert into entra_held_sets (tenant, entra_tenant_id, run_id, version, since) values ('%s', '%s', '%s', 'v', now())"
                        .formatted(tenant, customer, holding));
        List.of(old, young, holding).forEach(this::staged);

        assertEquals(1, db.in(tenant, () -> expired.staged(tenant, NOW, 10)).intValue());
        assertEquals(
                List.of("2"),
                db.query(
                        tenant,
                        "select count(*) from entra_staged_changes where run_id in ('" + young + "', '" + holding
                                + "')"));
    }

    @Test
    public void plansGoBeforeOtherStagedChanges() {
        UUID plan = ended("preflight", NOW.minusSeconds(1));
        UUID youngPlan = ended("preflight", NOW);
        List.of(old, plan, youngPlan).forEach(this::staged);

        assertEquals(1, db.in(tenant, () -> expired.plans(tenant, NOW, 10)).intValue());
        assertEquals("0", count(plan));
        assertEquals("1", count(old));
        assertEquals("1", count(youngPlan));
    }

    @Test
    public void whatAnotherProcessIsRemovingIsLeftToIt() {
        entry("'" + old + "'", NOW);
        entry("'" + old + "'", NOW);
        db.run(tenant, () -> {
            assertEquals(1, expired.journal(tenant, NOW, 1));
            assertEquals(
                    1,
                    CompletableFuture.supplyAsync(() -> journal(10))
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join()
                            .intValue());
        });
        assertEquals("0", db.value(tenant, "select count(*) from entra_change_journal"));
    }

    private int journal(int limit) {
        return db.in(tenant, () -> expired.journal(tenant, NOW, limit));
    }

    private String count(UUID of) {
        return db.value(tenant, "select count(*) from entra_staged_changes where run_id = '" + of + "'");
    }

    private UUID ended(String kind, Instant at) {
        UUID id = newRun(kind);
        db.execute(
                tenant,
                "update entra_sync_runs set status = 'completed', ended_at = '" + at + "' where id = '" + id + "'");
        return id;
    }

    private void entry(String runId, Instant at) {
        db.execute(
                tenant,
                """
                insert into entra_change_journal
                    (tenant, run_id, id, entra_tenant_id, entra_object_id, action, rule, fields, written_at)
                values ('%s', %s, '%s', '%s', gen_random_uuid(), 'updated', 'fields', '[]', '%s')"""
                        .formatted(tenant, runId, TestDatabase.IDS.next(), customer, at));
    }

    private void staged(UUID of) {
        db.execute(
                tenant,
                """
                insert into entra_staged_changes (tenant, run_id, entra_tenant_id, entra_object_id, name, bucket, rule,
                    portal_login, fields, kinds, revision, digest)
                values ('%s', '%s', '%s', gen_random_uuid(), 'Ada', 'held', 'create', false, '[]', '{creation}', 1, 'd')"""
                        .formatted(tenant, of, customer));
    }
}
