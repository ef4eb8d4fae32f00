package io.rollcall.host.api.jdbc;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** Reaches the unit of work's connection. For persistence bundles only. Thread-safe. */
@ProviderType
public interface Jdbc {
    /**
     * The current unit of work's connection, with {@code app.tenant} set transaction-locally. Do not commit or close it.
     *
     * @throws IllegalStateException outside a unit of work
     */
    java.sql.Connection connection();

    /**
     * A transaction without a tenant: row-level security shows it no rows; only the named SECURITY DEFINER functions
     * (key look-up, open runs of all tenants …) are of use there.
     */
    <T> T withoutTenant(Supplier<T> work);
}
