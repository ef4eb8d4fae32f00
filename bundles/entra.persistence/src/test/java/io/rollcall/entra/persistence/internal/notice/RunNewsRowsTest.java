package io.rollcall.entra.persistence.internal.notice;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

public class RunNewsRowsTest extends SyncTestBase {
    private final UUID ada = UUID.randomUUID();
    private RunNewsRows news;

    @Before
    public void onePerson() {
        news = new RunNewsRows(db.entra);
        read(lastPage(user(ada, "ada@example.com"), user(UUID.randomUUID(), "bob@example.com")));
    }

    @Test
    public void reviewItemsCountForTheRunThatOpenedThemWhileTheyAreOpen() {
        db.execute(
                tenant,
                """
                insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id,
                    reason, candidates, fingerprint, opened_run)
                select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, '%s', 'why', '{}', 'data', '%s'
                from entra_identities"""
                        .formatted(client, run));
        assertEquals(2, reviews(run));
        assertEquals(0, reviews(UUID.randomUUID()));
        db.execute(
                tenant,
                "update entra_contact_reconciliation_queue set state = 'closed' where entra_object_id = '" + ada + "'");
        assertEquals(1, reviews(run));
    }

    @Test
    public void onlyContactsWithAPortalLoginThatThisRunMadeInactiveAndThatStillAreCount() {
        ContactId portal = inactivated("Portal", "inactive = true, portal_login = true");
        inactivated("Without", "inactive = true");
        inactivated("Active again", "portal_login = true");
        inactivated("Deleted", "inactive = true, portal_login = true, deleted_at = now()");

        assertEquals(List.of(portal), db.in(tenant, () -> news.portalLoginsInactivated(tenant, run)));
        assertEquals(List.of(), db.in(tenant, () -> news.portalLoginsInactivated(tenant, UUID.randomUUID())));
    }

    @Test
    public void whoFailedInTheLatestEarlierRealRunInWhichItWasTriedFailedBefore() {
        UUID failed = ended("initial", "failed");
        assertEquals(Set.of(), failedBefore(failed));
        UUID second = newRun("all-tenants");
        assertEquals(Set.of(customer), failedBefore(second));
        assertEquals(Set.of(), db.in(tenant, () -> news.failedBefore(tenant, second, List.of(UUID.randomUUID()))));

        ended("all-tenants", "skipped");
        ended("all-tenants", "cancelled");
        ended("preflight", "completed");
        assertEquals("these say nothing of it", Set.of(customer), failedBefore(newRun("all-tenants")));

        ended("single-client", "completed");
        assertEquals(Set.of(), failedBefore(newRun("all-tenants")));
    }

    @Test
    public void theSameIsNewsOfASubjectOnceUntilSomethingElseIsTold() {
        assertTrue(isNews("quarantine", "a", "v1"));
        assertFalse(isNews("quarantine", "a", "v1"));
        assertTrue(isNews("quarantine", "b", "v1"));
        assertTrue(isNews("quarantine_aged", "a", "v1"));
        assertTrue(isNews("quarantine", "a", "v2"));
        assertFalse(isNews("quarantine", "a", "v2"));
    }

    private boolean isNews(String kind, String subject, String what) {
        return db.in(tenant, () -> news.news(tenant, kind, subject, what));
    }

    private long reviews(UUID of) {
        return db.in(tenant, () -> news.reviewsOpened(tenant, of));
    }

    private Set<UUID> failedBefore(UUID runId) {
        return db.in(tenant, () -> news.failedBefore(tenant, runId, List.of(customer)));
    }

    private UUID ended(String kind, String partStatus) {
        UUID id = newRun(kind);
        db.execute(
                tenant,
                "update entra_sync_run_tenants set status = '" + partStatus + "', ended_at = now() where run_id = '"
                        + id + "'");
        return id;
    }

    private ContactId inactivated(String name, String state) {
        ContactId id = newContact(name, name.replace(" ", "") + "@example.com");
        db.execute(tenant, "update contacts set " + state + " where id = '" + id + "'");
        db.execute(
                tenant,
                """
                insert into entra_change_journal (tenant, run_id, id, entra_tenant_id, entra_object_id, contact_id, action,
                    rule, fields)
                values ('%s', '%s', gen_random_uuid(), '%s', '%s', '%s', 'inactivated', 'leaver.disabled', '[]')"""
                        .formatted(tenant, run, customer, ada, id));
        return id;
    }
}
