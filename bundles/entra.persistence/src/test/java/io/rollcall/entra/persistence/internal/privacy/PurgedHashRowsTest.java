package io.rollcall.entra.persistence.internal.privacy;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.persistence.internal.settings.SyncSettingsRow;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;

/** The wall between a purge and those who write what a directory says. */
public class PurgedHashRowsTest extends PurgeTestBase {
    private static final String HASH = "a".repeat(64);

    private final UUID ada = UUID.randomUUID();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private ContactId contact;

    @Before
    public void oneLinkedContact() {
        read(lastPage(user(ada, "ada@example.com")));
        contact = newContact("Ada", "ada@example.com");
        link(ada, contact);
    }

    @Test
    public void hashesAreKnownToTheirTenantOnceTheyAreAdded() {
        assertFalse(db.in(tenant, () -> hashes.any(tenant)));
        UUID purge = begun();
        db.run(tenant, () -> hashes.add(tenant, purge, Set.of(HASH)));
        db.run(tenant, () -> hashes.add(tenant, purge, Set.of(HASH)));

        assertTrue(db.in(tenant, () -> hashes.any(tenant)));
        assertEquals(Set.of(HASH), db.in(tenant, () -> hashes.known(tenant, Set.of(HASH, "b".repeat(64)))));
        TenantId stranger = db.newTenant();
        assertFalse(db.in(stranger, () -> hashes.any(stranger)));
        assertEquals(Set.of(), db.in(stranger, () -> hashes.known(stranger, Set.of(HASH))));
    }

    @Test
    public void aPurgeWaitsForWhoeverReadsOrDecides() {
        CompletableFuture<Void> purge = db.in(tenant, () -> {
            assertFalse(hashes.any(tenant));
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> {
                purge(new OneContact(contact));
                order.add("purged");
            });
            awaitSomebodyWaiting();
            order.add("decided");
            return started;
        });
        purge.orTimeout(20, TimeUnit.SECONDS).join();

        assertEquals(List.of("decided", "purged"), order);
    }

    @Test
    public void whoeverWaitedForAPurgeKnowsOfIt() {
        UUID purge = begun();
        CompletableFuture<Boolean> reader = db.in(tenant, () -> {
            hashes.lock(tenant);
            CompletableFuture<Boolean> started =
                    CompletableFuture.supplyAsync(() -> db.in(tenant, () -> hashes.any(tenant)));
            awaitSomebodyWaiting();
            hashes.add(tenant, purge, Set.of(HASH));
            return started;
        });

        assertTrue(reader.orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    public void changedSettingsDisturbNobodyWhoReadsOrDecides() {
        SyncSettingsRow settings = new SyncSettingsRow(db.entra);
        db.run(tenant, () -> {
            hashes.any(tenant);
            SyncSettings now = CompletableFuture.supplyAsync(
                            () -> db.in(tenant, () -> settings.replace(tenant, settings.get(tenant))
                                    .orElseThrow()))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertEquals(1, now.version());
        });
    }

    private UUID begun() {
        UUID id = UUID.randomUUID();
        Purge purge = new Purge(id, new OneContact(contact), "Asked.", "Care", LONG_AGO, Optional.empty(), 0, 0);
        db.run(tenant, () -> log.begin(tenant, purge));
        return id;
    }

    private void awaitSomebodyWaiting() {
        Instant deadline = Instant.now().plusSeconds(20);
        while (db.query(tenant, "select pid from pg_locks where not granted").isEmpty()) {
            assertTrue("somebody waits", Instant.now().isBefore(deadline));
        }
    }
}
