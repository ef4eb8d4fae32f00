package io.rollcall.host.persistence.internal.connection;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    // SQL states: PostgreSQL, Appendix A
    private static final String CONNECTION = "08";
    private static final String OPERATOR_INTERVENED = "57P";
    private static final String SERVER_FULL = "53300";
    /** Serialization failure, deadlock. */
    private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01");
    /** Not in the encoding, not translatable, no date within the range, beyond a limit. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22008", "54000");

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

    private static RuntimeException translated(DatabaseFailure failure) {
        return problem(failure.sqlState())
                .<RuntimeException>map(problem -> new Refused(problem, failure))
                .orElse(failure);
    }

    /** What whoever asked can do something about, by SQL state: all else is a fault. */
    private static Optional<Problem> problem(String state) {
        if (state.startsWith(CONNECTION) || state.startsWith(OPERATOR_INTERVENED) || state.equals(SERVER_FULL)) {
            return Optional.of(new Problem.Away("The database went away: try again in a moment."));
        }
        if (LOST_TO_ANOTHER.contains(state)) {
            return Optional.of(new Problem.Away("Others changed the same at this moment: try again."));
        }
        return UNSTORABLE.contains(state)
                ? Optional.of(new Problem.Invalid(
                        "The input holds a character, a date or a length that cannot be stored.", List.of()))
                : Optional.empty();
    }
}
