package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.guard.Approvals;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets pass what a run holds. Below {@code /runs}, because only resources of one path share their routes. */
@Component(service = HeldSetResource.class)
@Path("/runs/{id}/approve")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HeldSetResource {
    private final Approvals approvals;

    @Activate
    public HeldSetResource(@Reference Approvals approvals) {
        this.approvals = approvals;
    }

    @POST
    public Response approve(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            @PathParam("id") UUID id,
            Approve request) {
        return Started.response(approvals.approve(Callers.of(security), id, request.versions(), Started.key(key)));
    }

    /** @param sets the held sets that the person saw */
    public record Approve(@Nullable List<@Nullable Seen> sets) {
        Map<UUID, String> versions() {
            Map<UUID, String> versions = new LinkedHashMap<>();
            List<Seen> seen = Invalid.each("sets", sets);
            for (int i = 0; i < seen.size(); i++) {
                String path = "sets[" + i + "].";
                versions.put(
                        Invalid.required(path + "entraTenantId", seen.get(i).entraTenantId()),
                        Invalid.required(path + "version", seen.get(i).version()));
            }
            return versions;
        }
    }

    public record Seen(@Nullable UUID entraTenantId, @Nullable String version) {}
}
