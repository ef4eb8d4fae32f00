package io.rollcall.host.rest.internal.flags;

import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.testing.TestCredentials;
import java.time.Instant;
import java.util.List;

/** The two MSPs of the tests. */
public final class TwoTenants implements Tenants {
    @Override
    public List<Tenant> all() {
        return List.of(
                new Tenant(TestCredentials.TENANT, "One", Instant.EPOCH),
                new Tenant(TestCredentials.OTHER_TENANT, "Two", Instant.EPOCH));
    }

    @Override
    public boolean create(TenantId id, String name) {
        return false;
    }
}
