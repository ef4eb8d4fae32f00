package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.internal.sync.Guard;
import io.rollcall.entra.domain.internal.sync.Neighbourhood;
import io.rollcall.entra.domain.internal.undo.Undoing;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.DecisionStore.Selection;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.persistence.internal.Engine;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.guard.StagedChanges;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.Before;

/** Real syncs and real undos of one customer over the real tables; only the orchestration is left out. */
public abstract class UndoTestBase extends SyncTestBase {
    private static final int BATCH = 1998;

    protected Undos undos;
    protected HeldMappings holds;
    protected SyncSettings settings = SyncSettings.DEFAULTS;

    @Before
    public void stores() {
        undos = new Undos(db.entra);
        holds = new HeldMappings(db.entra);
    }

    /** Decides everybody in a new run, the live ones first. */
    protected UUID sync() {
        run = newRun("initial");
        db.run(tenant, () -> identities.touch(tenant, customer));
        Run syncing = run(run);
        BatchDecider decider = decider();
        for (boolean live : new boolean[] {true, false}) {
            Optional<UUID> after = Optional.empty();
            do {
                Selection selection = new Selection(live, after, BATCH, Optional.empty());
                after = db.in(tenant, () -> {
                    MappedTenant mapped = decisions.lock(tenant, customer).orElseThrow();
                    var batch = decisions.dirty(tenant, customer, selection);
                    decider.decide(syncing, mapped, settings, batch, Guard.waiting(Set.of()));
                    return batch.size() < BATCH
                            ? Optional.empty()
                            : Optional.of(batch.get(batch.size() - 1).identity().objectId());
                });
            } while (after.isPresent());
        }
        return run;
    }

    /** Begins an undo, without doing anything yet. */
    protected Run begin(UUID source) {
        UUID undo = newRun("undo");
        db.execute(tenant, "update entra_sync_runs set source_run = '%s' where id = '%s'".formatted(source, undo));
        Run begun = run(undo);
        db.run(tenant, () -> undos.begin(begun));
        return begun;
    }

    protected UUID undo(UUID source) {
        Run undo = begin(source);
        while (batch(undo) > 0) {
            // the next one
        }
        return undo.id();
    }

    protected int batch(Run undo) {
        return db.in(tenant, () -> batchWithin(undo));
    }

    protected int batchWithin(Run undo) {
        decisions.lock(tenant, customer);
        return new Undoing(undos, runs(), db.contacts, TestDatabase.IDS).batch(undo, customer, Optional.of(client));
    }

    protected Run run(UUID id) {
        return db.in(tenant, () -> runs().find(tenant, id)).orElseThrow();
    }

    protected Contact contact(ContactId id) {
        return db.in(tenant, () -> db.contacts.byIds(tenant, List.of(id))).get(0);
    }

    /** The only contact with this address. */
    protected ContactId holding(String address) {
        List<Contact> holders = db.in(tenant, () -> db.contacts.byAddresses(tenant, Set.of(address)));
        if (holders.size() != 1) {
            throw new AssertionError(address + " is held by " + holders);
        }
        return holders.get(0).id();
    }

    protected String status(ContactId id) {
        return db.value(tenant, "select entra_sync_status from contacts where id = '" + id + "'");
    }

    /** What the run wrote about, in the order of writing: action and rule. */
    protected List<String> told(UUID runId) {
        return db.query(
                tenant,
                "select action || ' ' || rule from entra_change_journal where run_id = '" + runId + "' order by id");
    }

    /** The counted bucket or reason of the run's part. */
    protected String counted(UUID runId, String key) {
        return db.value(
                tenant, "select counters ->> '" + key + "' from entra_sync_run_tenants where run_id = '" + runId + "'");
    }

    protected String mapping(String column) {
        return db.value(
                tenant,
                "select " + column + " from entra_client_tenant_mappings where ended_at is null and entra_tenant_id = '"
                        + customer + "'");
    }

    private BatchDecider decider() {
        StagedChanges staged = new StagedChanges(db.entra);
        return new BatchDecider(
                db.contacts,
                decisions,
                staged,
                new Neighbourhood(db.contacts, decisions, staged, new Engine(db).purged, Clock.systemUTC()),
                (number, country) -> Optional.of(number.replace(" ", "")),
                new Patterns() {
                    @Override
                    public Predicate<String> compile(String pattern) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Optional<String> problem(String pattern) {
                        throw new UnsupportedOperationException();
                    }
                },
                TestDatabase.IDS);
    }
}
