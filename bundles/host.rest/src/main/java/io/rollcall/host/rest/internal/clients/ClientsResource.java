package io.rollcall.host.rest.internal.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.host.api.admin.ClientAdmin;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.problem.Problem.NotFound;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.json.MergePatch;
import io.rollcall.host.rest.internal.request.Fields;
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
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The MSP's customer companies. */
@Component(service = ClientsResource.class)
@JakartarsResource
@Path("/api/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClientsResource {
    private final ClientAdmin clients;
    private final Ids ids;

    @Activate
    public ClientsResource(@Reference ClientAdmin clients, @Reference Ids ids) {
        this.clients = clients;
        this.ids = ids;
    }

    @GET
    public Page<ClientView> list(
            @Context SecurityContext security,
            @QueryParam("search") String search,
            @QueryParam("inactive") Boolean inactive,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") String cursor) {
        TenantId tenant = Callers.permitted(security, Permission.CLIENT_READ).tenant();
        new Fields().search(search).refuse();
        ClientAdmin.Filter filter = new ClientAdmin.Filter(Optional.ofNullable(search), Optional.ofNullable(inactive));
        return clients.list(tenant, filter, Paging.request(limit, cursor)).map(ClientView::of);
    }

    @GET
    @Path("{id}")
    public Response get(@Context SecurityContext security, @PathParam("id") UUID id) {
        TenantId tenant = Callers.permitted(security, Permission.CLIENT_READ).tenant();
        return answer(stored(tenant, id)).build();
    }

    @POST
    public Response create(@Context SecurityContext security, ClientForm form) {
        TenantId tenant = Callers.permitted(security, Permission.CLIENT_CREATE).tenant();
        form.check();
        Versioned<Client> created = clients.create(tenant, form.client(new ClientId(ids.next())));
        return answer(created)
                .status(Response.Status.CREATED)
                .location(URI.create("/api/v1/clients/" + created.value().id()))
                .build();
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Context SecurityContext security,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            ObjectNode patch) {
        TenantId tenant = Callers.permitted(security, Permission.CLIENT_UPDATE).tenant();
        long version = Versions.expected(ifMatch);
        Client before = stored(tenant, id).value();
        ClientForm form = MergePatch.apply(ClientForm.of(before), patch, ClientForm.class);
        form.check();
        return answer(clients.replace(tenant, form.client(before.id()), version))
                .build();
    }

    private Versioned<Client> stored(TenantId tenant, UUID id) {
        return clients.find(tenant, new ClientId(id))
                .orElseThrow(() -> new NotFound("There is no client with this id.").refuse());
    }

    private static Response.ResponseBuilder answer(Versioned<Client> stored) {
        return Versions.tagged(stored, ClientView.of(stored));
    }
}
