package io.rollcall.host.rest.internal.testing;

import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.Optional;
import java.util.function.Supplier;

/** A unit of work that only tells which tenant it is for. */
public final class SameThread implements UnitOfWork {
    private Optional<TenantId> current = Optional.empty();

    @Override
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        current = Optional.of(tenant);
        try {
            return work.get();
        } finally {
            current = Optional.empty();
        }
    }

    public Optional<TenantId> current() {
        return current;
    }
}
