package io.rollcall.entra.rest.internal.mapping;

import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.run.RunView;
import io.rollcall.entra.rest.internal.run.Started;
import io.rollcall.host.api.clients.ClientId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes managed tenants away from their clients. */
@Component(service = RemapsResource.class)
@Path("/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RemapsResource {
    private final Remaps remaps;

    @Activate
    public RemapsResource(@Reference Remaps remaps) {
        this.remaps = remaps;
    }

    /** Answers 202 with the preflight whose id is the plan of this remap. */
    @POST
    @Path("remap/preview")
    public Response preview(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            Preview request) {
        UUID tenant = Invalid.required("entraTenantId", request.entraTenantId());
        ClientId client = new ClientId(Invalid.required("clientId", request.clientId()));
        return Started.response(remaps.preview(Callers.of(security), tenant, client, Started.key(key)));
    }

    @POST
    @Path("remap")
    public RemappedView remap(@Context SecurityContext security, Remap request) {
        Remaps.Remapped remapped = remaps.remap(Callers.of(security), request.command());
        return new RemappedView(
                remapped.ended().links(),
                remapped.ended().reviews(),
                remapped.contactsMoved(),
                remapped.run().map(RunView::of));
    }

    @POST
    @Path("unmap")
    public EndedView unmap(@Context SecurityContext security, Named request) {
        return EndedView.of(remaps.unmap(Callers.of(security), request.ids()));
    }

    @POST
    @Path("skip")
    public EndedView skip(@Context SecurityContext security, Named request) {
        return EndedView.of(remaps.skip(Callers.of(security), request.ids()));
    }

    public record Preview(@Nullable UUID entraTenantId, @Nullable UUID clientId) {}

    /** @see Remaps.Remap for the switches; left out, each is off */
    public record Remap(
            @Nullable UUID entraTenantId,
            @Nullable UUID clientId,
            @Nullable Boolean moveCreated,
            @Nullable UUID planId,
            @Nullable Boolean withoutPlan,
            @Nullable Boolean partnerToo) {
        Remaps.Remap command() {
            return new Remaps.Remap(
                    Invalid.required("entraTenantId", entraTenantId),
                    new ClientId(Invalid.required("clientId", clientId)),
                    Boolean.TRUE.equals(moveCreated),
                    Optional.ofNullable(planId),
                    Boolean.TRUE.equals(withoutPlan),
                    Boolean.TRUE.equals(partnerToo));
        }
    }

    public record Named(@Nullable List<@Nullable UUID> entraTenantIds) {
        Set<UUID> ids() {
            Set<UUID> ids = new HashSet<>(Invalid.each("entraTenantIds", entraTenantIds));
            if (ids.isEmpty()) {
                throw Invalid.field("entraTenantIds", "Name at least one managed tenant.");
            }
            return ids;
        }
    }

    public record EndedView(long linksEnded, long reviewsClosed) {
        static EndedView of(Remaps.Ended ended) {
            return new EndedView(ended.links(), ended.reviews());
        }
    }

    /** @param run that recorded the contacts that moved, and can be undone */
    public record RemappedView(long linksEnded, long reviewsClosed, int contactsMoved, Optional<RunView> run) {}
}
