package io.rollcall.host.persistence.internal;

import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.connection.Transactions;
import io.rollcall.host.persistence.internal.people.TenantStore;
import io.rollcall.host.persistence.internal.schema.Migrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh database on one real server for all tests; its owner is no superuser, so that forced walls hold the owner too. */
public final class TestDatabase implements AutoCloseable {
    public static final SchemaReady READY = new SchemaReady() {};
    public static final TimeOrderedIds IDS = new TimeOrderedIds();

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String OWNER = "msp_owner";

    private final String name = "rollcall_" + COUNT.incrementAndGet();
    private final ApplicationPool pool;
    public final Transactions work;

    public TestDatabase() {
        createEmpty(name);
        new Migrator(login(name), Optional.empty()).migrate("host", TestDatabase.class.getClassLoader());
        pool = new ApplicationPool(login(name), 4);
        work = new Transactions(pool);
    }

    /** An empty database; the name is used again by nobody. */
    public static DatabaseLogin emptyDatabase() {
        String name = "rollcall_" + COUNT.incrementAndGet();
        createEmpty(name);
        return login(name);
    }

    public DatabaseLogin login() {
        return login(name);
    }

    public TenantId newTenant() {
        TenantId tenant = new TenantId(IDS.next());
        new TenantStore(work, work, READY).create(tenant, "MSP " + tenant);
        return tenant;
    }

    /** Runs statements as the application, in a unit of work of the tenant. */
    public void execute(TenantId tenant, String statement) {
        work.inTenant(tenant, () -> Sql.of(work.connection(), statement).update());
    }

    /** The first column of what a query shows to the application in a unit of work of the tenant. */
    public List<String> query(TenantId tenant, String query) {
        return work.inTenant(tenant, () -> Sql.of(work.connection(), query).list(row -> row.getString(1)));
    }

    public static void executeAsSuperuser(String database, String... statements) {
        try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String name() {
        return name;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void createEmpty(String name) {
        executeAsSuperuser(
                "postgres",
                "do $$ begin create role " + OWNER + " login createrole password 'owner'; "
                        + "exception when duplicate_object then null; end $$",
                "create database " + name + " owner " + OWNER);
    }

    private static DatabaseLogin login(String name) {
        return new DatabaseLogin(
                "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name,
                Optional.of(OWNER),
                Optional.of(new Secret("owner")));
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
