package io.rollcall.host.rest.internal.users;

import io.rollcall.host.api.admin.Role;
import io.rollcall.host.api.admin.Roles;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.work.Ids;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What the MSP's users may do. */
@Component(service = RolesResource.class)
@JakartarsResource
@Path("/api/v1/roles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RolesResource {
    private static final int LONGEST = 100;
    private static final Pattern PERMISSION = Pattern.compile("[a-z_]+(\\.[a-z_]+)+");

    private final Roles roles;
    private final Ids ids;

    @Activate
    public RolesResource(@Reference Roles roles, @Reference Ids ids) {
        this.roles = roles;
        this.ids = ids;
    }

    @GET
    public List<RoleView> list(@Context SecurityContext security) {
        TenantId tenant = Callers.permitted(security, Permission.USER_MANAGE).tenant();
        return roles.all(tenant).stream().map(RoleView::of).toList();
    }

    @POST
    public Response create(@Context SecurityContext security, RoleForm form) {
        return Response.status(Response.Status.CREATED)
                .entity(save(security, ids.next(), form))
                .build();
    }

    @PUT
    @Path("{id}")
    public RoleView replace(@Context SecurityContext security, @PathParam("id") UUID id, RoleForm form) {
        return save(security, id, form);
    }

    private RoleView save(SecurityContext security, UUID id, RoleForm form) {
        TenantId tenant = Callers.permitted(security, Permission.USER_MANAGE).tenant();
        form.check();
        Role role = new Role(
                id,
                form.name().strip(),
                form.permissions().stream().map(Permission::new).collect(Collectors.toSet()));
        roles.save(tenant, role);
        return RoleView.of(role);
    }

    /** {@code permissions}: keys such as {@code contact.read}. */
    public record RoleForm(String name, Set<String> permissions) {
        void check() {
            new Fields()
                    .required("name", name, LONGEST)
                    .check(
                            "permissions",
                            permissions != null
                                    && permissions.stream()
                                            .allMatch(key -> key != null
                                                    && PERMISSION.matcher(key).matches()),
                            "Must be a list of permissions such as contact.read.")
                    .refuse();
        }
    }

    /** A role as it is shown. */
    public record RoleView(UUID id, String name, List<String> permissions) {
        static RoleView of(Role role) {
            return new RoleView(
                    role.id(),
                    role.name(),
                    role.permissions().stream().map(Permission::key).sorted().toList());
        }
    }
}
