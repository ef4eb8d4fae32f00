package io.rollcall.entra.rest.internal.review;

import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewQueue;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Identities that wait for a person, and what the person says. */
@Component(service = ReviewResource.class)
@Path("/reconciliation-queue")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewResource {
    private final ReviewQueue queue;
    private final Resolutions resolutions;

    @Activate
    public ReviewResource(@Reference ReviewQueue queue, @Reference Resolutions resolutions) {
        this.queue = queue;
        this.resolutions = resolutions;
    }

    /** Oldest first. */
    @GET
    public Page<ItemView> list(
            @Context SecurityContext security,
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("clientId") @Nullable UUID clientId,
            @QueryParam("entraTenantId") @Nullable UUID entraTenantId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ReviewFilter filter = new Filter(clientId, entraTenantId, reason, search).of(state);
        return queue.list(Callers.of(security), filter, Paging.request(limit, cursor))
                .map(ItemView::of);
    }

    @GET
    @Path("{id}")
    public ItemView get(@Context SecurityContext security, @PathParam("id") UUID id) {
        return ItemView.of(queue.get(Callers.of(security), id));
    }

    @POST
    @Path("{id}/resolve-existing")
    @Consumes(MediaType.APPLICATION_JSON)
    public ItemView resolveExisting(
            @Context SecurityContext security, @PathParam("id") UUID id, ResolveExisting request) {
        ContactId contact = new ContactId(Invalid.required("contactId", request.contactId()));
        return resolve(security, id, new Answer.Existing(contact, Boolean.TRUE.equals(request.moveToClient())));
    }

    @POST
    @Path("{id}/resolve-new")
    public ItemView resolveNew(@Context SecurityContext security, @PathParam("id") UUID id) {
        return resolve(security, id, new Answer.New());
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    public ItemView dismiss(@Context SecurityContext security, @PathParam("id") UUID id, Dismiss request) {
        return resolve(security, id, BulkRequest.dismiss(request.reason()));
    }

    /** Tells with {@code preview} what would happen item by item, else what happened. */
    @POST
    @Path("bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    public OutcomeView bulk(@Context SecurityContext security, BulkRequest request) {
        return OutcomeView.of(resolutions.bulk(Callers.of(security), request.command()));
    }

    private ItemView resolve(SecurityContext security, UUID id, Answer answer) {
        return ItemView.of(resolutions.resolve(Callers.of(security), id, answer));
    }

    /** @param moveToClient the explicit switch without which no other client's contact is taken; left out, it is off */
    public record ResolveExisting(@Nullable UUID contactId, @Nullable Boolean moveToClient) {}

    public record Dismiss(@Nullable String reason) {}
}
