package io.rollcall.host.rest.internal.flags;

import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.flags.FlagContribution;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.problem.Problem.NotFound;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.request.Fields;
import io.rollcall.host.rest.internal.signin.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/**
 * The platform's feature flags and for which tenants they are on; for operators. Plug-ins bring flags without a restart
 * of this resource: the reference is dynamic.
 */
@Component(service = PlatformFlagsResource.class)
@JakartarsResource
@Path("/api/v1/platform-feature-flags")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlatformFlagsResource {
    private final FlagStore store;
    private final Tenants tenants;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<FlagContribution> contributions = List.of();

    @Activate
    public PlatformFlagsResource(@Reference FlagStore store, @Reference Tenants tenants) {
        this.store = store;
        this.tenants = tenants;
    }

    PlatformFlagsResource(FlagStore store, Tenants tenants, List<FlagContribution> contributions) {
        this(store, tenants);
        this.contributions = contributions;
    }

    @GET
    public List<FlagView> list(@Context SecurityContext security) {
        Callers.operator(security);
        Map<TenantId, Set<String>> on = new LinkedHashMap<>();
        tenants.all().forEach(tenant -> on.put(tenant.id(), store.on(tenant.id())));
        return store.definitions().stream().map(flag -> FlagView.of(flag, on)).toList();
    }

    /** Stores the flags that the installed plug-ins read, so that they can be set; setting them is another step. */
    @POST
    @Path("ensure")
    public List<FlagView> ensure(@Context SecurityContext security) {
        Callers.operator(security);
        store.ensure(contributions.stream()
                .flatMap(plugin -> plugin.flags().stream())
                .toList());
        return list(security);
    }

    @PUT
    @Path("{key}/tenants/{tenantId}")
    public Setting set(
            @Context SecurityContext security,
            @PathParam("key") String key,
            @PathParam("tenantId") UUID tenantId,
            Setting setting) {
        Callers.operator(security);
        new Fields().check("on", setting.on() != null, "Must be true or false.").refuse();
        TenantId tenant = new TenantId(tenantId);
        if (tenants.all().stream().noneMatch(known -> known.id().equals(tenant))) {
            throw new NotFound("There is no tenant with this id.").refuse();
        }
        store.set(tenant, key, setting.on());
        return setting;
    }

    /** Whether a flag is on for a tenant. */
    public record Setting(Boolean on) {}

    /** @param onFor the tenants that see what the flag shows */
    public record FlagView(String key, String sentence, List<UUID> onFor) {
        static FlagView of(FlagDefinition flag, Map<TenantId, Set<String>> on) {
            List<UUID> tenants = on.entrySet().stream()
                    .filter(tenant -> tenant.getValue().contains(flag.key()))
                    .map(tenant -> tenant.getKey().value())
                    .toList();
            return new FlagView(flag.key(), flag.sentence(), tenants);
        }
    }
}
