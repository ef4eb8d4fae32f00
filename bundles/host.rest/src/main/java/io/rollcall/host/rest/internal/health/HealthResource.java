package io.rollcall.host.rest.internal.health;

import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.api.health.HealthPart;
import io.rollcall.host.api.problem.Problem.Away;
import io.rollcall.host.rest.internal.clients.ClientsResource;
import io.rollcall.host.rest.internal.contacts.ContactsResource;
import io.rollcall.host.rest.internal.flags.PlatformFlagsResource;
import io.rollcall.host.rest.internal.keys.ApiKeysResource;
import io.rollcall.host.rest.internal.notices.NoticesResource;
import io.rollcall.host.rest.internal.signin.SessionResource;
import io.rollcall.host.rest.internal.users.RolesResource;
import io.rollcall.host.rest.internal.users.UsersResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readiness: 200 when the host's routes, schema and database are there, else 503. Parts of plug-ins are shown and do not
 * change the status: clients and contacts work without them. Their reference is dynamic because they come and go.
 */
@Component(service = HealthResource.class)
@JakartarsResource
@WithoutSignIn
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);

    private final Tenants tenants;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<HealthPart> plugins = List.of();

    /** The other resources are named here so that this one is not there before them. */
    @Activate
    public HealthResource(
            @Reference Tenants tenants,
            @Reference SessionResource session,
            @Reference ApiKeysResource apiKeys,
            @Reference UsersResource users,
            @Reference RolesResource roles,
            @Reference ClientsResource clients,
            @Reference ContactsResource contacts,
            @Reference NoticesResource notices,
            @Reference PlatformFlagsResource flags) {
        this(tenants, List.of());
    }

    HealthResource(Tenants tenants, List<HealthPart> plugins) {
        this.tenants = tenants;
        this.plugins = plugins;
    }

    @GET
    public Health health() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("database", database()));
        plugins.forEach(plugin -> parts.add(new Part(plugin.name(), plugin.trouble())));
        boolean degraded = parts.stream().anyMatch(part -> part.trouble().isPresent());
        return new Health(degraded ? "degraded" : "ready", parts);
    }

    private Optional<String> database() {
        try {
            tenants.all();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("The health check cannot read the database: {}", e.toString());
            throw new Away("The database cannot be reached.").refuse();
        }
    }

    /** @param status {@code ready} or {@code degraded} */
    public record Health(String status, List<Part> parts) {}

    /** @param trouble what is wrong, if anything is */
    public record Part(String name, String status, Optional<String> trouble) {
        Part(String name, Optional<String> trouble) {
            this(name, trouble.isPresent() ? "trouble" : "up", trouble);
        }
    }
}
