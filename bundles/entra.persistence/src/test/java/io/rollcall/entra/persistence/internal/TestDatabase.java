package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TimeOrderedIds;
import io.rollcall.host.persistence.internal.clients.ClientStore;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.connection.Transactions;
import io.rollcall.host.persistence.internal.contacts.ContactStore;
import io.rollcall.host.persistence.internal.people.TenantStore;
import io.rollcall.host.persistence.internal.schema.Migrator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A database with the host's tables and ours, as the application uses it. */
public final class TestDatabase implements AutoCloseable {
    public static final TimeOrderedIds IDS = new TimeOrderedIds();

    public static final SchemaReady READY = new SchemaReady() {};

    private final DatabaseLogin login = Server.newDatabase();
    private final ApplicationPool pool;
    private final Transactions transactions;

    public final Counted counted;
    public final EntraDatabase entra;
    public final ClientStore clients;
    public final ContactStore contacts;

    public TestDatabase() {
        migrate("host");
        migrate("entra");
        pool = new ApplicationPool(login, 4);
        transactions = new Transactions(pool);
        counted = new Counted(transactions, transactions);
        entra = new EntraDatabase(counted, counted, READY);
        clients = new ClientStore(counted, READY);
        contacts = new ContactStore(counted, READY);
    }

    /** A database whose Entra tables come later, as when the feature is installed into a running host. */
    public static DatabaseLogin withHostTablesOnly() {
        DatabaseLogin login = Server.newDatabase();
        new Migrator(login, Optional.empty()).migrate("host", TestDatabase.class.getClassLoader());
        return login;
    }

    public TenantId newTenant() {
        TenantId tenant = new TenantId(IDS.next());
        new TenantStore(transactions, transactions, READY).create(tenant, "MSP " + tenant);
        return tenant;
    }

    public ClientId newClient(TenantId tenant, String name) {
        ClientId id = new ClientId(IDS.next());
        Client client = new Client(id, name, Optional.empty(), Optional.empty(), Optional.of("DE"), false);
        run(tenant, () -> clients.create(tenant, client));
        return id;
    }

    public <T> T in(TenantId tenant, Supplier<T> steps) {
        return counted.inTenant(tenant, steps);
    }

    public void run(TenantId tenant, Runnable steps) {
        counted.runInTenant(tenant, steps);
    }

    /** Runs a statement as the application, in a unit of work of the tenant. */
    public int execute(TenantId tenant, String statement) {
        return in(tenant, () -> entra.sql(statement).update());
    }

    /** The first column of what a query shows to the application in a unit of work of the tenant. */
    public List<String> query(TenantId tenant, String query) {
        return in(tenant, () -> entra.sql(query).list(row -> row.getString(1)));
    }

    /** One value. */
    public String value(TenantId tenant, String query) {
        return String.valueOf(query(tenant, query).get(0));
    }

    /** What a query shows to the application outside every tenant. */
    public List<String> queryWithoutTenant(String query) {
        return transactions.withoutTenant(
                () -> Sql.of(transactions.connection(), query).list(row -> row.getString(1)));
    }

    public static UUID id() {
        return UUID.randomUUID();
    }

    @Override
    public void close() {
        pool.close();
    }

    private void migrate(String owner) {
        new Migrator(login, Optional.empty()).migrate(owner, TestDatabase.class.getClassLoader());
    }
}
