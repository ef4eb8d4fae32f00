package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The database with the Entra tables in it: every store waits for this, and so for the migrations. Thread-safe. */
@Component(service = EntraDatabase.class)
public final class EntraDatabase {
    private final Jdbc jdbc;
    private final UnitOfWork work;

    @Activate
    public EntraDatabase(
            @Reference Jdbc jdbc, @Reference UnitOfWork work, @Reference(target = "(owner=entra)") SchemaReady ready) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /** A statement of the current unit of work. */
    public Sql sql(String text) {
        return Sql.of(jdbc.connection(), text);
    }

    /** Takes the steps, and takes them back within the same unit of work if they say false. */
    public boolean orBack(BooleanSupplier steps) {
        Connection connection = jdbc.connection();
        try {
            Savepoint before = connection.setSavepoint();
            boolean done = steps.getAsBoolean();
            if (!done) {
                connection.rollback(before);
            }
            return done;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public <T> T inTenant(TenantId tenant, Supplier<T> steps) {
        return work.inTenant(tenant, steps);
    }

    /** Calls one of the narrow functions that see across tenants. */
    public <T> T acrossTenants(String call, Function<Sql, T> reading) {
        return jdbc.withoutTenant(() -> reading.apply(sql(call)));
    }
}
