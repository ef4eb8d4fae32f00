package io.rollcall.entra.rest.internal.undo;

import io.rollcall.entra.domain.undo.Holds;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.entra.domain.undo.Undos;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.run.Started;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes back what a run changed, and lets runs work again on the mappings that this put on hold. */
@Component(service = UndoResource.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UndoResource {
    private final Undos undos;
    private final Holds holds;

    @Activate
    public UndoResource(@Reference Undos undos, @Reference Holds holds) {
        this.undos = undos;
        this.holds = holds;
    }

    /** Answers 202 with the undo: a run whose changes list what was put back ({@code undone}) and what was not ({@code kept}). */
    @POST
    @Path("runs/{id}/undo")
    public Response undo(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            @PathParam("id") UUID id) {
        return Started.response(undos.undo(Callers.of(security), id, Started.key(key)));
    }

    @POST
    @Path("mappings/release")
    public Holds.Released release(@Context SecurityContext security, Choice request) {
        UUID entraTenantId = Invalid.required("entraTenantId", request.entraTenantId());
        return holds.release(Callers.of(security), entraTenantId, Invalid.required("choice", request.choice()));
    }

    public record Choice(@Nullable UUID entraTenantId, @Nullable Release choice) {}
}
