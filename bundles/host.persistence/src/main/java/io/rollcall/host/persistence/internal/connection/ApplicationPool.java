package io.rollcall.host.persistence.internal.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The application's connections: they have given up the owner's rights before anybody gets them. */
public final class ApplicationPool implements AutoCloseable {
    private static final long WAIT_MILLIS = 10_000;

    private final HikariDataSource pool;

    public ApplicationPool(DatabaseLogin login, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rollcall");
        config.setDataSource(login.dataSource());
        config.setConnectionInitSql("set role rollcall_app");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(WAIT_MILLIS);
        pool = new HikariDataSource(config);
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
