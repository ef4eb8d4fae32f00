package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.persistence.internal.Directory;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.entra.persistence.internal.run.SyncRuns;
import io.rollcall.entra.persistence.internal.tenants.ManagedTenantRows;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;

/** One customer, mapped to one client, and a run that reads and decides. */
public abstract class SyncTestBase {
    protected static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    protected static TestDatabase db;

    protected TenantId tenant;
    protected UUID customer;
    protected ClientId client;
    protected UUID run;
    private int customers;
    protected Identities identities;
    protected Decisions decisions;

    @BeforeClass
    public static void openDatabase() {
        db = new TestDatabase();
    }

    @AfterClass
    public static void closeDatabase() {
        db.close();
    }

    @Before
    public void aMappedCustomer() {
        tenant = db.newTenant();
        client = db.newClient(tenant, "Example");
        customer = newCustomer("Example", "example.com", client);
        run = newRun("initial");
        identities = new Identities(db.entra);
        decisions = new Decisions(db.entra);
    }

    protected UUID newCustomer(String name, String domain, ClientId mappedTo) {
        FoundTenant found = Directory.tenant(name, domain);
        UUID id = found.entraTenantId();
        db.run(tenant, () -> {
            new ManagedTenantRows(db.entra).upsert(tenant, UUID.randomUUID(), List.of(found), LONG_AGO);
            new ClientTenantMappings(db.entra)
                    .decide(
                            tenant,
                            List.of(new MappingDecision(id, MappingState.MAPPED, Optional.of(mappedTo), false)),
                            "Ann",
                            LONG_AGO.plusMillis(++customers));
        });
        return id;
    }

    /** A run without the mutex in its way, and its part. */
    protected UUID newRun(String kind) {
        UUID id = TestDatabase.IDS.next();
        db.execute(tenant, "update entra_sync_runs set status = 'completed', ended_at = now() where ended_at is null");
        db.execute(
                tenant,
                "insert into entra_sync_runs (tenant, id, kind, trigger, started_by, status, created_at) values ('%s', '%s', '%s', 'manual', 'Ann', 'running', now())"
                        .formatted(tenant, id, kind));
        db.execute(
                tenant,
                "insert into entra_sync_run_tenants (tenant, run_id, entra_tenant_id, status, phase) values ('%s', '%s', '%s', 'running', 'reading')"
                        .formatted(tenant, id, customer));
        return id;
    }

    protected void begin(boolean full) {
        db.run(tenant, () -> identities.begin(tenant, customer, run, full));
    }

    protected void merge(UserPage page) {
        db.run(tenant, () -> identities.merge(tenant, customer, run, page, LONG_AGO));
    }

    protected void complete(Instant at) {
        db.run(
                tenant,
                () -> identities.complete(
                        tenant, customer, run, Optional.of(Directory.cursor("https://resume:1?x=:y")), at));
    }

    protected void read(Instant at, UserPage... pages) {
        begin(true);
        for (UserPage page : pages) {
            merge(page);
        }
        complete(at);
    }

    protected void read(UserPage... pages) {
        read(LONG_AGO, pages);
    }

    protected void readChanges(UserPage page) {
        begin(false);
        merge(page);
        complete(LONG_AGO);
    }

    /** As if all had been decided and nothing were left to do. */
    protected void settleAll() {
        db.execute(tenant, "update entra_identities set dirty = false, counted = 'unchanged'");
    }

    protected List<KnownIdentity> dirty(boolean live) {
        return dirty(live, Optional.empty(), 1000);
    }

    protected List<KnownIdentity> dirty(boolean live, Optional<UUID> after, int limit) {
        return db.in(
                tenant,
                () -> decisions.dirty(
                        tenant, customer, new DecisionStore.Selection(live, after, limit, Optional.empty())));
    }

    protected List<UUID> dirtyIds(boolean live) {
        return dirty(live).stream().map(known -> known.identity().objectId()).toList();
    }

    protected List<UUID> dirtyIds() {
        return dirtyIds(true);
    }

    protected ContactId newContact(String name, String email) {
        ContactId id = new ContactId(TestDatabase.IDS.next());
        db.run(
                tenant,
                () -> db.contacts.create(
                        tenant,
                        List.of(new NewContact(
                                id, client, name, Optional.of(email), Optional.empty(), List.of(), List.of()))));
        return id;
    }

    protected UUID link(UUID objectId, ContactId contact) {
        UUID id = TestDatabase.IDS.next();
        db.execute(
                tenant,
                "insert into entra_contact_links (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run) values ('%s', '%s', '%s', '%s', '%s', '%s')"
                        .formatted(tenant, id, customer, objectId, contact, run));
        return id;
    }

    protected String column(UUID objectId, String expression) {
        return db.value(
                tenant,
                "select " + expression
                        + " from entra_identities join entra_identity_properties using (tenant, entra_tenant_id, entra_object_id)"
                        + " where entra_object_id = '" + objectId + "'");
    }

    protected String count(String condition) {
        return db.value(
                tenant,
                "select count(*) from entra_identities where entra_tenant_id = '" + customer + "' and " + condition);
    }

    protected List<String> addresses(UUID objectId) {
        return db.query(
                tenant,
                "select address_key from entra_identity_addresses where entra_object_id = '" + objectId
                        + "' order by 1");
    }

    /** All identities, each with the place of its row: even a rewritten equal row shows. */
    protected String dump() {
        return db.query(tenant, "select row(i.*, ctid)::text from entra_identities i order by entra_object_id")
                + db.query(
                                tenant,
                                "select row(p.*, ctid)::text from entra_identity_properties p order by entra_object_id")
                        .toString()
                + db.query(tenant, "select row(a.*, ctid)::text from entra_identity_addresses a order by 1")
                        .toString();
    }

    protected static Map<UserProperty, @Nullable Object> disabled(DirectoryUser user) {
        Map<UserProperty, @Nullable Object> properties = new EnumMap<>(user.properties());
        properties.put(UserProperty.ACCOUNT_ENABLED, false);
        return properties;
    }

    protected SyncRuns runs() {
        return new SyncRuns(db.entra);
    }
}
