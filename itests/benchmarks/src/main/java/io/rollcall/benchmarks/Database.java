package io.rollcall.benchmarks;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.schema.Migrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A real PostgreSQL that writes through to the disk, with the product's tables. */
final class Database implements AutoCloseable {
    private static final String SLOWEST =
            """
            select round(total_exec_time), calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 150)
            from pg_stat_statements order by total_exec_time desc limit %d""";

    private static final int TOP = Integer.getInteger("top", 0);

    private final EmbeddedPostgres postgres;

    Database() throws IOException, SQLException {
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        if (System.getProperty("explain") != null) {
            explainTo(server, System.getProperty("explain"));
        }
        if (TOP > 0) {
            server.setServerConfig("shared_preload_libraries", "pg_stat_statements");
        }
        postgres = server.start();
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!"on".equals(value("show " + setting))) {
                throw new IllegalStateException(setting + " is off: the figures would mean nothing");
            }
        }
        Migrator migrator = new Migrator(login(), Optional.empty());
        migrator.migrate("host", Database.class.getClassLoader());
        migrator.migrate("entra", Database.class.getClassLoader());
        if (TOP > 0) {
            execute("create extension pg_stat_statements");
        }
    }

    /** The plans of slow statements, into log files in this folder. */
    private static void explainTo(EmbeddedPostgres.Builder server, String folder) {
        server.setServerConfig("session_preload_libraries", "auto_explain")
                .setServerConfig("auto_explain.log_min_duration", "50ms")
                .setServerConfig("auto_explain.log_analyze", "on")
                .setServerConfig("auto_explain.log_nested_statements", "on")
                .setServerConfig("auto_explain.log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", folder);
    }

    DatabaseLogin login() {
        return new DatabaseLogin(
                postgres.getJdbcUrl("postgres", "postgres"),
                Optional.of("postgres"),
                Optional.of(new Secret("postgres")));
    }

    /** A superuser's connection: staging and clearing, never what is measured. */
    Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** Where the server's time went since the last call: the statements that took longest. */
    void printTop(String title) throws SQLException {
        if (TOP == 0) {
            return;
        }
        System.out.println("-- " + title);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SLOWEST.formatted(TOP))) {
            while (row.next()) {
                System.out.printf("%8s ms %6s x  %s%n", row.getString(1), row.getString(2), row.getString(3));
            }
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    String value(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
