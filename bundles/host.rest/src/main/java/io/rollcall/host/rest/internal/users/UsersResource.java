package io.rollcall.host.rest.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Users;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.problem.Problem.NotFound;
import io.rollcall.host.api.problem.Problem.RuleRefused;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.json.MergePatch;
import io.rollcall.host.rest.internal.request.Paging;
import io.rollcall.host.rest.internal.request.Versions;
import io.rollcall.host.rest.internal.signin.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Who may sign in to the MSP's tenant. */
@Component(service = UsersResource.class)
@JakartarsResource
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsersResource {
    private final Users users;
    private final Ids ids;

    @Activate
    public UsersResource(@Reference Users users, @Reference Ids ids) {
        this.users = users;
        this.ids = ids;
    }

    @GET
    public Page<UserView> list(
            @Context SecurityContext security,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") String cursor) {
        TenantId tenant = Callers.permitted(security, Permission.USER_MANAGE).tenant();
        return users.list(tenant, Paging.request(limit, cursor)).map(UserView::of);
    }

    @GET
    @Path("{id}")
    public Response get(@Context SecurityContext security, @PathParam("id") UUID id) {
        TenantId tenant = Callers.permitted(security, Permission.USER_MANAGE).tenant();
        return answer(stored(tenant, id)).build();
    }

    @POST
    public Response create(@Context SecurityContext security, UserForm form) {
        TenantId tenant = Callers.permitted(security, Permission.USER_MANAGE).tenant();
        form.check();
        Versioned<User> created = users.create(tenant, form.user(ids.next()));
        return answer(created)
                .status(Response.Status.CREATED)
                .location(URI.create("/api/v1/users/" + created.value().id()))
                .build();
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Context SecurityContext security,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            ObjectNode patch) {
        Caller.Person caller = Callers.permitted(security, Permission.USER_MANAGE);
        long version = Versions.expected(ifMatch);
        User before = stored(caller.tenant(), id).value();
        UserForm form = MergePatch.apply(UserForm.of(before), patch, UserForm.class);
        form.check();
        User after = form.user(id);
        if (id.equals(caller.userId()) && locksOut(before, after)) {
            throw new RuleRefused("You cannot take your own access away: ask another administrator.").refuse();
        }
        return answer(users.replace(caller.tenant(), after, version)).build();
    }

    private static boolean locksOut(User before, User after) {
        return after.inactive()
                || after.type() != before.type()
                || !after.roles().containsAll(before.roles());
    }

    private Versioned<User> stored(TenantId tenant, UUID id) {
        return users.find(tenant, id).orElseThrow(() -> new NotFound("There is no user with this id.").refuse());
    }

    private static Response.ResponseBuilder answer(Versioned<User> stored) {
        return Versions.tagged(stored, UserView.of(stored));
    }
}
