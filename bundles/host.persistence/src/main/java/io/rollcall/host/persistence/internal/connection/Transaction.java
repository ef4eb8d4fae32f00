package io.rollcall.host.persistence.internal.connection;

import io.rollcall.host.api.work.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction on one thread, of a tenant or of none. */
final class Transaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Connection connection;
    private final Optional<TenantId> tenant;
    private @Nullable Throwable innerFailure;

    private Transaction(Connection connection, Optional<TenantId> tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    static Transaction begin(Connection connection, Optional<TenantId> tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            set.setString(1, tenant.map(TenantId::toString).orElse(""));
            set.execute();
            return new Transaction(connection, tenant);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** An inner unit of work: part of this one. A failure in it fails this one too, even if the caller goes on. */
    <T> T join(Optional<TenantId> wanted, Supplier<T> work) {
        if (!wanted.equals(tenant)) {
            throw new IllegalStateException(
                    "this unit of work belongs to " + name(tenant) + ", not to " + name(wanted));
        }
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            innerFailure = e;
            throw e;
        }
    }

    <T> T complete(Supplier<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.get();
            if (innerFailure != null) {
                throw new IllegalStateException("an inner unit of work failed, so nothing was stored", innerFailure);
            }
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A connection that cannot even roll back is broken: the server has rolled back, and the pool throws it away. */
    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("roll-back on a broken connection", e);
        }
    }

    private static String name(Optional<TenantId> tenant) {
        return tenant.map(id -> "tenant " + id).orElse("no tenant");
    }
}
