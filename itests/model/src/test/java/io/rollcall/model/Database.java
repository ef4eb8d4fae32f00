package io.rollcall.model;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.schema.Migrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A real PostgreSQL with the product's tables. It does not wait for the disk: crashes here are those of the product. */
final class Database {
    private static final Database INSTANCE = new Database();

    private final EmbeddedPostgres postgres;

    private Database() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("jit", "off")
                    // a world is so small that planning would take most of the time
                    .setServerConfig("plan_cache_mode", "force_generic_plan")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Migrator migrator = new Migrator(login(), Optional.empty());
        migrator.migrate("host", Database.class.getClassLoader());
        migrator.migrate("entra", Database.class.getClassLoader());
    }

    /** One for all tests: each history is an MSP tenant of its own. */
    static Database shared() {
        return INSTANCE;
    }

    DatabaseLogin login() {
        return new DatabaseLogin(
                postgres.getJdbcUrl("postgres", "postgres") + "&prepareThreshold=1",
                Optional.of("postgres"),
                Optional.of(new Secret("postgres")));
    }
}
