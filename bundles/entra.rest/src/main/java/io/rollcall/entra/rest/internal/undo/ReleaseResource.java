package io.rollcall.entra.rest.internal.undo;

import io.rollcall.entra.domain.undo.Holds;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets runs work again on the mappings that an undo put on hold. */
@Component(service = ReleaseResource.class)
@Path("/mappings/release")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReleaseResource {
    private final Holds holds;

    @Activate
    public ReleaseResource(@Reference Holds holds) {
        this.holds = holds;
    }

    @POST
    public Holds.Released release(@Context SecurityContext security, Choice request) {
        UUID entraTenantId = Invalid.required("entraTenantId", request.entraTenantId());
        return holds.release(Callers.of(security), entraTenantId, Invalid.required("choice", request.choice()));
    }

    public record Choice(@Nullable UUID entraTenantId, @Nullable Release choice) {}
}
