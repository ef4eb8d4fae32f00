package io.rollcall.host.api.admin;

import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The MSP tenants of this installation. Thread-safe. */
@ProviderType
public interface Tenants {
    /** An MSP. */
    record Tenant(TenantId id, String name, Instant createdAt) {}

    /** All tenants, the oldest first; the one list that is read across tenants. Not to be called in a unit of work. */
    List<Tenant> all();

    /**
     * Stores a tenant under an id that the caller made. A first start that uses a fixed id needs no lock: one of several
     * processes gets {@code true}.
     *
     * @return false if the id is there already: nothing was written
     */
    boolean create(TenantId id, String name);
}
