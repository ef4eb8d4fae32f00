package io.rollcall.host.persistence.internal.connection;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Units of work on the pool, one at a time per thread. */
@Component(
        immediate = true,
        service = {UnitOfWork.class, Jdbc.class})
public final class Transactions implements UnitOfWork, Jdbc {
    private final ApplicationPool pool;
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    @Activate
    public Transactions(@Reference ApplicationPool pool) {
        this.pool = pool;
    }

    @Override
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        return within(Optional.of(tenant), work);
    }

    @Override
    public <T> T withoutTenant(Supplier<T> work) {
        return within(Optional.empty(), work);
    }

    @Override
    public Connection connection() {
        Transaction transaction = current.get();
        if (transaction == null) {
            throw new IllegalStateException("there is no unit of work on this thread");
        }
        return transaction.connection();
    }

    private <T> T within(Optional<TenantId> tenant, Supplier<T> work) {
        Transaction outer = current.get();
        if (outer != null) {
            return outer.join(tenant, work);
        }
        try (Transaction transaction = begin(tenant)) {
            current.set(transaction);
            return transaction.complete(work);
        } catch (SQLException e) {
            throw translated(new DatabaseFailure(e));
        } catch (DatabaseFailure e) {
            throw translated(e);
        } finally {
            current.remove();
        }
    }

    private Transaction begin(Optional<TenantId> tenant) {
        try {
            return Transaction.begin(pool.connection(), tenant);
        } catch (SQLException e) {
            throw new Refused(new Problem.Away("The database cannot be reached right now: try again in a moment."), e);
        }
    }

    /** Connection exceptions (08), operator intervention (57P) and a full server (53300) pass: whoever asked may try again. */
    private static RuntimeException translated(DatabaseFailure failure) {
        String state = failure.sqlState();
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300")
                ? new Refused(new Problem.Away("The database went away: try again in a moment."), failure)
                : failure;
    }
}
