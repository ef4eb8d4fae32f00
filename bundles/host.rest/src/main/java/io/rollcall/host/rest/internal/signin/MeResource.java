package io.rollcall.host.rest.internal.signin;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Tells callers who they are and what they may do. */
@Component(service = MeResource.class)
@JakartarsResource
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    @GET
    public Me me(@Context SecurityContext security) {
        return security.getUserPrincipal() instanceof Caller.Person person
                ? Me.of(person)
                : new Me(
                        "operator",
                        security.getUserPrincipal().getName(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
    }

    /** @param kind {@code user} or {@code operator}; an operator has a name only */
    public record Me(
            String kind,
            String name,
            Optional<UUID> userId,
            Optional<UUID> tenantId,
            Optional<UserType> userType,
            List<String> permissions) {
        static Me of(Caller.Person person) {
            return new Me(
                    "user",
                    person.name(),
                    Optional.of(person.userId()),
                    Optional.of(person.tenant().value()),
                    Optional.of(person.type()),
                    person.permissions().stream().map(Permission::key).sorted().toList());
        }
    }
}
