package io.rollcall.benchmarks;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.notice.Notifier;
import io.rollcall.entra.domain.internal.notice.RunNews;
import io.rollcall.entra.domain.internal.privacy.PurgeKeys;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.persistence.internal.notice.RunNewsRows;
import io.rollcall.entra.persistence.internal.privacy.PurgedHashRows;
import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.connection.AppCredentials;
import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.internal.connection.Providers;
import io.rollcall.entra.domain.internal.run.ApplyStep;
import io.rollcall.entra.domain.internal.run.Bases;
import io.rollcall.entra.domain.internal.run.CloseStep;
import io.rollcall.entra.domain.internal.run.ConcludeStep;
import io.rollcall.entra.domain.internal.run.GroupStep;
import io.rollcall.entra.domain.internal.run.JudgeStep;
import io.rollcall.entra.domain.internal.run.Parts;
import io.rollcall.entra.domain.internal.run.Sweep;
import io.rollcall.entra.domain.internal.run.ConfirmStep;
import io.rollcall.entra.domain.internal.run.DecideStep;
import io.rollcall.entra.domain.internal.run.DiscoverStep;
import io.rollcall.entra.domain.internal.run.OpenStep;
import io.rollcall.entra.domain.internal.run.ReadStep;
import io.rollcall.entra.domain.internal.run.RunDriver;
import io.rollcall.entra.domain.internal.run.RunGate;
import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.internal.sync.Neighbourhood;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.connection.PartnerConnections;
import io.rollcall.entra.persistence.internal.guard.GuardRows;
import io.rollcall.entra.persistence.internal.guard.StagedChanges;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.entra.persistence.internal.run.SyncRuns;
import io.rollcall.entra.persistence.internal.settings.SyncSettingsRow;
import io.rollcall.entra.persistence.internal.sync.Decisions;
import io.rollcall.entra.persistence.internal.sync.Identities;
import io.rollcall.entra.persistence.internal.tenants.ManagedTenantRows;
import io.rollcall.entra.text.internal.pattern.LinearPatterns;
import io.rollcall.entra.text.internal.phone.WorldPhoneNumbers;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.flags.Flags;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TimeOrderedIds;
import io.rollcall.host.persistence.internal.clients.ClientStore;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.connection.Transactions;
import io.rollcall.host.persistence.internal.contacts.ContactStore;
import io.rollcall.host.persistence.internal.people.TenantStore;
import io.rollcall.host.persistence.internal.settings.FlagTable;
import io.rollcall.host.persistence.internal.settings.NoticeTable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The product without its container: the real steps, deciders and stores, put together by hand. */
final class Product implements AutoCloseable {
    private static final SchemaReady READY = new SchemaReady() {};
    private static final RunSteps.Pulse PULSE = (phase, done) -> {};

    private final ApplicationPool pool;
    private final TenantStore tenants;
    private final ClientStore clients;
    private final FlagTable flagTable;
    private final PartnerConnections connections;
    private final ManagedTenantRows managed;
    private final ClientTenantMappings mappings;
    private final SyncSettingsRow settings;
    private final SyncRuns runs;
    private final Providers providers = new Providers();
    private final RunSteps steps;
    final TimeOrderedIds ids = new TimeOrderedIds();
    final Statements statements;

    Product(DatabaseLogin login) {
        pool = new ApplicationPool(login, 2);
        Transactions transactions = new Transactions(pool);
        statements = new Statements(transactions, transactions);
        EntraDatabase database = new EntraDatabase(statements, statements, READY);
        tenants = new TenantStore(statements, statements, READY);
        clients = new ClientStore(statements, READY);
        flagTable = new FlagTable(statements, statements, READY);
        connections = new PartnerConnections(database);
        managed = new ManagedTenantRows(database);
        mappings = new ClientTenantMappings(database);
        settings = new SyncSettingsRow(database);
        runs = new SyncRuns(database);
        steps = steps(database);
    }

    private RunSteps steps(EntraDatabase database) {
        Clock clock = Clock.systemUTC();
        Flags flags = (tenant, flag) -> flagTable.on(tenant).contains(flag);
        RunGate gate = new RunGate(runs, flags);
        NoSecrets secrets = new NoSecrets();
        Directories directories =
                new Directories(statements, connections, secrets, new AppCredentials(secrets), providers);
        Identities identities = new Identities(database);
        Decisions decisions = new Decisions(database);
        ContactStore contacts = new ContactStore(statements, READY);
        StagedChanges staged = new StagedChanges(database);
        GuardRows guards = new GuardRows(database);
        PurgedHashRows hashes = new PurgedHashRows(database);
        PurgedPeople purged = new PurgedPeople(hashes, new PurgeKeys(statements, secrets, hashes));
        RunNewsRows newsRows = new RunNewsRows(database);
        Notifier notifier = new Notifier(settings, new NoticeTable(statements, ids, READY), newsRows);
        RunNews news = new RunNews(runs, guards, newsRows, contacts, new Access(flags), notifier);
        BatchDecider decider = new BatchDecider(
                contacts,
                decisions,
                staged,
                new Neighbourhood(contacts, decisions, staged, purged, clock),
                new WorldPhoneNumbers(),
                new LinearPatterns(),
                ids);
        Bases bases = new Bases(decisions, settings, flags);
        Parts parts = new Parts(statements, gate, runs, bases, identities, decisions, guards, clock);
        Sweep sweep = new Sweep(statements, gate, bases, decisions, decider);
        GroupStep groups = new GroupStep(statements, gate, runs, directories, identities, settings);
        ConfirmStep confirm = new ConfirmStep(statements, gate, directories, identities, settings, clock);
        return new RunDriver(
                new OpenStep(statements, gate, runs, managed, mappings, clients, ids, clock),
                new DiscoverStep(statements, gate, runs, directories, managed, notifier, clock),
                new ReadStep(statements, gate, directories, managed, identities, runs, groups, purged, confirm, clock),
                new DecideStep(parts, sweep),
                new JudgeStep(statements, gate, runs, guards, settings, clock),
                new ConcludeStep(statements, parts, sweep, guards, staged),
                new ApplyStep(statements, runs, parts, sweep, staged),
                new CloseStep(statements, gate, runs, news, clock));
    }

    /** An MSP with one mapped customer; display names follow the directory. */
    Msp newMsp() {
        TenantId tenant = new TenantId(ids.next());
        ClientId client = new ClientId(ids.next());
        UUID customer = UUID.randomUUID();
        tenants.create(tenant, "MSP");
        flagTable.ensure(List.of(new FlagDefinition(EntraFlags.UI, ""), new FlagDefinition(EntraFlags.FIELD_SYNC, "")));
        flagTable.set(tenant, EntraFlags.UI, true);
        flagTable.set(tenant, EntraFlags.FIELD_SYNC, true);
        statements.runInTenant(tenant, () -> {
            clients.create(
                    tenant,
                    new Client(client, "Example", Optional.empty(), Optional.empty(), Optional.of("DE"), false));
            connections.activate(tenant, connection());
            managed.upsert(
                    tenant,
                    ids.next(),
                    List.of(found(customer)),
                    Clock.systemUTC().instant());
            mappings.decide(
                    tenant,
                    List.of(new MappingDecision(customer, MappingState.MAPPED, Optional.of(client), false)),
                    "Ann",
                    Clock.systemUTC().instant());
            settings.replace(tenant, settings.get(tenant).overwriting(Set.of(Field.DISPLAY_NAME)));
        });
        return new Msp(tenant, client, customer);
    }

    /** One whole run, from its row to its end. */
    Run sync(Msp msp, DirectoryProvider directory) {
        providers.addProvider(directory, Map.of(ConnectionType.PROPERTY, ConnectionType.CIPP.key()));
        try {
            Caller.System caller = newRun(msp).caller();
            for (UUID customer : steps.open(caller)) {
                steps.read(caller, customer, PULSE);
                steps.decide(caller, customer, PULSE);
            }
            for (UUID customer : steps.judge(caller)) {
                steps.conclude(caller, customer, PULSE);
            }
            RunStatus status = steps.close(caller, Optional.empty());
            Run run = statements
                    .inTenant(msp.tenant(), () -> runs.find(msp.tenant(), caller.runId()))
                    .orElseThrow();
            if (status != RunStatus.COMPLETED) {
                throw new IllegalStateException("the run ended " + status + ": " + run.reason() + run.counters());
            }
            return run;
        } finally {
            providers.removeProvider(directory);
        }
    }

    private Run newRun(Msp msp) {
        Run queued = new Run(
                ids.next(),
                msp.tenant(),
                RunKind.ALL_TENANTS,
                Trigger.MANUAL,
                "Ann",
                Optional.empty(),
                RunInput.NONE,
                RunStatus.QUEUED,
                Optional.empty(),
                0,
                0,
                0,
                Counters.NONE,
                0,
                Clock.systemUTC().instant(),
                Optional.empty(),
                Optional.empty());
        return statements.inTenant(msp.tenant(), () -> runs.insert(queued, Optional.empty()));
    }

    private Connection connection() {
        return new Connection(
                ids.next(),
                ConnectionType.CIPP,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Ann",
                Clock.systemUTC().instant(),
                Optional.empty(),
                Optional.empty());
    }

    private static FoundTenant found(UUID customer) {
        return new FoundTenant(
                customer,
                "Example",
                Optional.of(Customer.DOMAIN),
                Set.of(Customer.DOMAIN),
                OptionalInt.empty(),
                Access.GRANTED,
                Optional.empty(),
                false,
                Optional.empty());
    }

    @Override
    public void close() {
        pool.close();
    }

    record Msp(TenantId tenant, ClientId client, UUID customer) {}
}
