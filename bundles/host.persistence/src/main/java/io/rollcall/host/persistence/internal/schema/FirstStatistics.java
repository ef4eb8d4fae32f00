package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyzes tables that hold rows but were never analyzed. The server's own autovacuum comes up to a minute later, and a
 * first sync runs all through that minute on plans for empty tables. Not thread-safe.
 */
final class FirstStatistics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStatistics.class);

    private static final String NEVER_ANALYZED =
            """
            select relid::regclass::text from pg_stat_user_tables
            where schemaname = 'public' and n_mod_since_analyze >= 500
              and last_analyze is null and last_autoanalyze is null""";

    private final DatabaseLogin owner;
    private @Nullable Connection connection;

    FirstStatistics(DatabaseLogin owner) {
        this.owner = owner;
    }

    /** A failure costs speed only: it is tried again the next time. */
    void gather() {
        try {
            if (connection == null) {
                connection = owner.dataSource().getConnection();
            }
            try (Statement statement = connection.createStatement()) {
                for (String table : neverAnalyzed(statement)) {
                    statement.execute("analyze " + table);
                }
            }
        } catch (SQLException e) {
            LOG.debug("no first statistics this time", e);
            close();
        }
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.debug("closing a broken connection", e);
        }
    }

    private static List<String> neverAnalyzed(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(NEVER_ANALYZED)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
