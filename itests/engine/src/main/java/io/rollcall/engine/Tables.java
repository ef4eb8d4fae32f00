package io.rollcall.engine;

import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.connection.PartnerConnections;
import io.rollcall.entra.persistence.internal.contacts.ContactChanges;
import io.rollcall.entra.persistence.internal.guard.GuardRows;
import io.rollcall.entra.persistence.internal.guard.PlanRows;
import io.rollcall.entra.persistence.internal.guard.StagedChanges;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.entra.persistence.internal.mapping.TenantTies;
import io.rollcall.entra.persistence.internal.review.ReconciliationQueue;
import io.rollcall.entra.persistence.internal.run.SyncRuns;
import io.rollcall.entra.persistence.internal.settings.SyncSettingsRow;
import io.rollcall.entra.persistence.internal.sync.Decisions;
import io.rollcall.entra.persistence.internal.sync.Identities;
import io.rollcall.entra.persistence.internal.tenants.ManagedTenantRows;
import io.rollcall.entra.persistence.internal.undo.HeldMappings;
import io.rollcall.entra.persistence.internal.undo.Undos;
import io.rollcall.host.api.flags.Flags;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.persistence.internal.clients.ClientStore;
import io.rollcall.host.persistence.internal.contacts.ContactAdminStore;
import io.rollcall.host.persistence.internal.contacts.ContactListeners;
import io.rollcall.host.persistence.internal.contacts.ContactStore;
import io.rollcall.host.persistence.internal.people.TenantStore;
import io.rollcall.host.persistence.internal.settings.FlagTable;
import io.rollcall.host.persistence.internal.settings.NoticeTable;

/** The real stores. */
public final class Tables {
    private static final SchemaReady READY = new SchemaReady() {};

    public final Jdbc jdbc;
    public final UnitOfWork work;
    public final Ids ids;
    public final TenantStore tenants;
    public final ClientStore clients;
    public final ContactStore contacts;
    public final ContactAdminStore contactAdmin;
    public final NoticeTable notices;
    public final FlagTable flagTable;
    public final Flags flags;
    public final PartnerConnections connections;
    public final ManagedTenantRows managed;
    public final ClientTenantMappings mappings;
    public final SyncSettingsRow settings;
    public final SyncRuns runs;
    public final Identities identities;
    public final Decisions decisions;
    public final StagedChanges staged;
    public final GuardRows guards;
    public final PlanRows plans;
    public final JournalRows journal;
    public final ReconciliationQueue reviews;
    public final TenantTies ties;
    public final HeldMappings holds;
    public final Undos undos;

    public Tables(Jdbc jdbc, UnitOfWork work, Ids ids) {
        this.jdbc = jdbc;
        this.work = work;
        this.ids = ids;
        EntraDatabase database = new EntraDatabase(jdbc, work, READY);
        tenants = new TenantStore(work, jdbc, READY);
        clients = new ClientStore(jdbc, READY);
        contacts = new ContactStore(jdbc, READY);
        ContactListeners listeners = new ContactListeners();
        listeners.add(new ContactChanges(database));
        contactAdmin = new ContactAdminStore(work, jdbc, listeners, READY);
        notices = new NoticeTable(jdbc, ids, READY);
        flagTable = new FlagTable(work, jdbc, READY);
        flags = (tenant, flag) -> flagTable.on(tenant).contains(flag);
        connections = new PartnerConnections(database);
        managed = new ManagedTenantRows(database);
        mappings = new ClientTenantMappings(database);
        settings = new SyncSettingsRow(database);
        runs = new SyncRuns(database);
        identities = new Identities(database);
        decisions = new Decisions(database);
        staged = new StagedChanges(database);
        guards = new GuardRows(database);
        plans = new PlanRows(database);
        journal = new JournalRows(database);
        reviews = new ReconciliationQueue(database);
        ties = new TenantTies(database);
        holds = new HeldMappings(database);
        undos = new Undos(database);
    }
}
