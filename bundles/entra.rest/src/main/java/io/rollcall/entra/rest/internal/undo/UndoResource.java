package io.rollcall.entra.rest.internal.undo;

import io.rollcall.entra.domain.undo.Undos;
import io.rollcall.entra.rest.internal.request.Callers;
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

/** Takes back what a run changed. */
@Component(service = UndoResource.class)
@Path("/runs/{id}/undo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UndoResource {
    private final Undos undos;

    @Activate
    public UndoResource(@Reference Undos undos) {
        this.undos = undos;
    }

    /** Answers 202 with the undo: a run whose changes list what was put back ({@code undone}) and what was not ({@code kept}). */
    @POST
    public Response undo(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            @PathParam("id") UUID id) {
        return Started.response(undos.undo(Callers.of(security), id, Started.key(key)));
    }
}
