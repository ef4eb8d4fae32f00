package io.rollcall.entra.domain.internal.tenants;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.entra.domain.tenants.ManagedTenants;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists what discovery found. */
@Component
public final class DiscoveredTenants implements ManagedTenants {
    private final Access access;
    private final UnitOfWork work;
    private final ManagedTenantStore tenants;

    @Activate
    public DiscoveredTenants(
            @Reference Access access, @Reference UnitOfWork work, @Reference ManagedTenantStore tenants) {
        this.access = access;
        this.work = work;
        this.tenants = tenants;
    }

    @Override
    public List<ManagedTenant> list(Caller caller) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> tenants.all(tenant));
    }
}
