package io.rollcall.entra.rest.internal.tenants;

import io.rollcall.entra.domain.tenants.ManagedTenants;
import io.rollcall.entra.rest.internal.request.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What discovery found. */
@Component(service = TenantsResource.class)
@Path("/managed-tenants")
@Produces(MediaType.APPLICATION_JSON)
public final class TenantsResource {
    private final ManagedTenants tenants;

    @Activate
    public TenantsResource(@Reference ManagedTenants tenants) {
        this.tenants = tenants;
    }

    @GET
    public List<TenantView> list(@Context SecurityContext security) {
        return tenants.list(Callers.of(security)).stream().map(TenantView::of).toList();
    }
}
