package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.admin.SecretPointers;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pointers of {@code tenant_secrets}, without the table. */
final class PointersInMemory implements SecretPointers {
    final Map<String, Pointer> rows = new ConcurrentHashMap<>();

    /** Runs before the next move: what another process does meanwhile. */
    Runnable beforeMove = () -> {};

    @Override
    public Optional<Pointer> find(TenantId tenant, String name) {
        return Optional.ofNullable(rows.get(tenant + name));
    }

    @Override
    public boolean move(
            TenantId tenant,
            String name,
            Optional<String> expected,
            String provider,
            String version,
            String updatedBy) {
        Runnable meanwhile = beforeMove;
        beforeMove = () -> {};
        meanwhile.run();
        Pointer next = new Pointer(provider, version, updatedBy, Instant.EPOCH);
        synchronized (rows) {
            boolean unmoved = find(tenant, name).map(Pointer::version).equals(expected);
            if (unmoved) {
                rows.put(tenant + name, next);
            }
            return unmoved;
        }
    }

    @Override
    public boolean remove(TenantId tenant, String name, String expected) {
        return rows.values().removeIf(pointer -> pointer.version().equals(expected));
    }
}
