package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests. Databases belong to an owner without superuser rights, so that walls hold them too, and
 * no statistics come behind the back of a test that looks at a plan.
 */
final class Server {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String OWNER = "msp_owner";

    private Server() {}

    static DatabaseLogin newDatabase() {
        String name = "entra_" + COUNT.incrementAndGet();
        execute("do $$ begin create role " + OWNER + " login createrole password 'owner'; "
                + "exception when duplicate_object then null; end $$");
        execute("create database " + name + " owner " + OWNER);
        return new DatabaseLogin(
                "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name,
                Optional.of(OWNER),
                Optional.of(new Secret("owner")));
    }

    private static void execute(String statement) {
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("autovacuum", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
