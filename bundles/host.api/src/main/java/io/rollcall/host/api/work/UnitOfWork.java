package io.rollcall.host.api.work;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One database transaction that sees the rows of one tenant only. Thread-safe; bound to the calling thread.
 *
 * <p>Nested calls for the same tenant join the outer transaction; a nested call for another tenant is a programming
 * error ({@link IllegalStateException}). Any exception rolls the whole transaction back and is rethrown.
 */
@ProviderType
public interface UnitOfWork {
    <T> T inTenant(TenantId tenant, Supplier<T> work);

    default void runInTenant(TenantId tenant, Runnable work) {
        inTenant(tenant, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
