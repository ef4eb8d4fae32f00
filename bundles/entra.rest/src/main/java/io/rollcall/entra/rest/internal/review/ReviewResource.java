package io.rollcall.entra.rest.internal.review;

import io.rollcall.entra.domain.review.ReviewQueue;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Identities that wait for a person. */
@Component(service = ReviewResource.class)
@Path("/reconciliation-queue")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewResource {
    private final ReviewQueue queue;

    @Activate
    public ReviewResource(@Reference ReviewQueue queue) {
        this.queue = queue;
    }

    @GET
    public Page<ItemView> open(
            @Context SecurityContext security,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return queue.open(Callers.of(security), Paging.request(limit, cursor))
                .map(item -> new ItemView(
                        item.id(),
                        item.entraTenantId(),
                        item.objectId(),
                        item.client().value(),
                        item.name(),
                        item.address(),
                        item.reason(),
                        item.candidates().stream().map(ContactId::value).toList(),
                        item.openedAt()));
    }

    /** @param candidates contacts that it may be */
    public record ItemView(
            UUID id,
            UUID entraTenantId,
            UUID objectId,
            UUID clientId,
            Optional<String> name,
            Optional<String> address,
            String reason,
            List<UUID> candidates,
            Instant openedAt) {}
}
