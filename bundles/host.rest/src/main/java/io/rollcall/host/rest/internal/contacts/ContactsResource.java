package io.rollcall.host.rest.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.host.api.admin.ContactAdmin;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
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
import jakarta.ws.rs.DELETE;
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

/** The people at the MSP's clients. */
@Component(service = ContactsResource.class)
@JakartarsResource
@Path("/api/v1/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ContactsResource {
    private final ContactAdmin contacts;
    private final ContactViews views;
    private final Ids ids;

    @Activate
    public ContactsResource(@Reference ContactAdmin contacts, @Reference ContactViews views, @Reference Ids ids) {
        this.contacts = contacts;
        this.views = views;
        this.ids = ids;
    }

    @GET
    public Page<ContactView> list(
            @Context SecurityContext security,
            @QueryParam("clientId") UUID clientId,
            @QueryParam("search") String search,
            @QueryParam("inactive") Boolean inactive,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") String cursor) {
        TenantId tenant = Callers.permitted(security, Permission.CONTACT_READ).tenant();
        new Fields().search(search).refuse();
        ContactAdmin.Filter filter = new ContactAdmin.Filter(
                Optional.ofNullable(clientId).map(ClientId::new),
                Optional.ofNullable(search),
                Optional.ofNullable(inactive));
        return views.of(tenant, () -> contacts.list(tenant, filter, Paging.request(limit, cursor)));
    }

    @GET
    @Path("{id}")
    public Response get(@Context SecurityContext security, @PathParam("id") UUID id) {
        TenantId tenant = Callers.permitted(security, Permission.CONTACT_READ).tenant();
        return answer(tenant, stored(tenant, id)).build();
    }

    @POST
    public Response create(@Context SecurityContext security, ContactBody body) {
        TenantId tenant = Callers.permitted(security, Permission.CONTACT_UPDATE).tenant();
        body.check();
        Versioned<Contact> created = contacts.create(tenant, body.form(new ContactId(ids.next())));
        return answer(tenant, created)
                .status(Response.Status.CREATED)
                .location(URI.create("/api/v1/contacts/" + created.value().id()))
                .build();
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Context SecurityContext security,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            ObjectNode patch) {
        TenantId tenant = Callers.permitted(security, Permission.CONTACT_UPDATE).tenant();
        long version = Versions.expected(ifMatch);
        Contact before = stored(tenant, id).value();
        ContactBody body = MergePatch.apply(ContactBody.of(before), patch, ContactBody.class);
        body.check();
        return answer(tenant, contacts.replace(tenant, body.form(before.id()), version))
                .build();
    }

    @DELETE
    @Path("{id}")
    public void delete(
            @Context SecurityContext security, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        TenantId tenant = Callers.permitted(security, Permission.CONTACT_UPDATE).tenant();
        contacts.delete(tenant, new ContactId(id), Versions.expected(ifMatch));
    }

    @POST
    @Path("{id}/merge")
    public Response merge(
            @Context SecurityContext security,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            Merge merge) {
        TenantId tenant = Callers.permitted(security, Permission.CONTACT_UPDATE).tenant();
        new Fields()
                .check("into", merge.into() != null && !id.equals(merge.into()), "The id of another contact.")
                .refuse();
        contacts.merge(tenant, new ContactId(id), Versions.expected(ifMatch), new ContactId(merge.into()));
        return answer(tenant, stored(tenant, merge.into())).build();
    }

    private Versioned<Contact> stored(TenantId tenant, UUID id) {
        return contacts.find(tenant, new ContactId(id))
                .orElseThrow(() -> new NotFound("There is no contact with this id.").refuse());
    }

    private Response.ResponseBuilder answer(TenantId tenant, Versioned<Contact> stored) {
        return Versions.tagged(stored, views.of(tenant, stored));
    }

    /** @param into the survivor, which is answered */
    public record Merge(UUID into) {}
}
