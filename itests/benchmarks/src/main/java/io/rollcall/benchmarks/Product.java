package io.rollcall.benchmarks;

import io.rollcall.engine.Engine;
import io.rollcall.engine.Tables;
import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.internal.access.EntraFlags;
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
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TimeOrderedIds;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.connection.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The product without its container, and an MSP that syncs. */
final class Product implements AutoCloseable {
    private static final RunSteps.Pulse PULSE = (phase, done) -> {};

    private final ApplicationPool pool;
    private final Tables tables;
    private final Engine engine;
    final Statements statements;

    Product(DatabaseLogin login) {
        pool = new ApplicationPool(login, 2);
        Transactions transactions = new Transactions(pool);
        statements = new Statements(transactions, transactions);
        tables = new Tables(statements, statements, new TimeOrderedIds());
        engine = new Engine(tables, tables.identities, tables.contacts, Clock.systemUTC());
    }

    /** An MSP with one mapped customer; display names follow the directory. */
    Msp newMsp() {
        TenantId tenant = new TenantId(tables.ids.next());
        ClientId client = new ClientId(tables.ids.next());
        UUID customer = UUID.randomUUID();
        tables.tenants.create(tenant, "MSP");
        tables.flagTable.ensure(
                List.of(new FlagDefinition(EntraFlags.UI, ""), new FlagDefinition(EntraFlags.FIELD_SYNC, "")));
        tables.flagTable.set(tenant, EntraFlags.UI, true);
        tables.flagTable.set(tenant, EntraFlags.FIELD_SYNC, true);
        statements.runInTenant(tenant, () -> {
            tables.clients.create(
                    tenant,
                    new Client(client, "Example", Optional.empty(), Optional.empty(), Optional.of("DE"), false));
            tables.connections.activate(tenant, connection());
            tables.managed.upsert(
                    tenant,
                    tables.ids.next(),
                    List.of(found(customer)),
                    Clock.systemUTC().instant());
            tables.mappings.decide(
                    tenant,
                    List.of(new MappingDecision(customer, MappingState.MAPPED, Optional.of(client), false)),
                    "Ann",
                    Clock.systemUTC().instant());
            tables.settings.replace(tenant, tables.settings.get(tenant).overwriting(Set.of(Field.DISPLAY_NAME)));
        });
        return new Msp(tenant, client, customer);
    }

    /** Further customers of this MSP, each mapped to a client of its own. */
    void addCustomers(Msp msp, List<UUID> customers) {
        statements.runInTenant(msp.tenant(), () -> {
            Instant now = Clock.systemUTC().instant();
            tables.managed.upsert(
                    msp.tenant(),
                    tables.ids.next(),
                    customers.stream().map(Product::found).toList(),
                    now);
            tables.mappings.decide(
                    msp.tenant(),
                    customers.stream().map(each -> mapped(msp, each)).toList(),
                    "Ann",
                    now);
        });
    }

    private MappingDecision mapped(Msp msp, UUID customer) {
        ClientId client = new ClientId(tables.ids.next());
        tables.clients.create(
                msp.tenant(),
                new Client(client, "Client " + customer, Optional.empty(), Optional.empty(), Optional.of("DE"), false));
        return new MappingDecision(customer, MappingState.MAPPED, Optional.of(client), false);
    }

    /** One whole run, from its row to its end. */
    Run sync(Msp msp, DirectoryProvider directory) {
        return drive(msp, directory, newRun(msp, RunKind.ALL_TENANTS, RunInput.NONE));
    }

    /** The whole undo of a run; it reads no directory. */
    Run undo(Msp msp, DirectoryProvider directory, Run run) {
        return drive(msp, directory, newRun(msp, RunKind.UNDO, RunInput.of(run.id(), Set.of())));
    }

    private Run drive(Msp msp, DirectoryProvider directory, Run queued) {
        engine.providers.addProvider(directory, Map.of(ConnectionType.PROPERTY, ConnectionType.CIPP.key()));
        try {
            Caller.System caller = queued.caller();
            for (UUID customer : engine.steps.open(caller)) {
                engine.steps.read(caller, customer, PULSE);
                engine.steps.decide(caller, customer, PULSE);
            }
            for (UUID customer : engine.steps.judge(caller)) {
                engine.steps.conclude(caller, customer, PULSE);
            }
            RunStatus status = engine.steps.close(caller, Optional.empty());
            Run run = statements
                    .inTenant(msp.tenant(), () -> tables.runs.find(msp.tenant(), caller.runId()))
                    .orElseThrow();
            if (status != RunStatus.COMPLETED) {
                throw new IllegalStateException("the run ended " + status + ": " + run.reason() + run.counters());
            }
            return run;
        } finally {
            engine.providers.removeProvider(directory);
        }
    }

    private Run newRun(Msp msp, RunKind kind, RunInput input) {
        Run queued = new Run(
                tables.ids.next(),
                msp.tenant(),
                kind,
                Trigger.MANUAL,
                "Ann",
                Optional.empty(),
                input,
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
        return statements.inTenant(msp.tenant(), () -> tables.runs.insert(queued, Optional.empty()));
    }

    /** What a person asks who wants to know why somebody is treated as they are. */
    Explanation explain(Msp msp, UUID objectId) {
        Caller asking = new Caller.Person(
                msp.tenant(), new UUID(0, 1), "Ann", UserType.INTERNAL, Set.of(Permission.SETTINGS_READ));
        return engine.explains.identity(asking, msp.customer(), objectId);
    }

    private Connection connection() {
        return new Connection(
                tables.ids.next(),
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
                Optional.of(Customer.domain(customer)),
                Set.of(Customer.domain(customer)),
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
