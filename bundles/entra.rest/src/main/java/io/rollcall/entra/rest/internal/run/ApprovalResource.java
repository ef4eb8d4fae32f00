package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.guard.Approvals;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets pass what a person saw in a preflight, and lists what the breaker holds. */
@Component(service = ApprovalResource.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApprovalResource {
    private final Approvals approvals;

    @Activate
    public ApprovalResource(@Reference Approvals approvals) {
        this.approvals = approvals;
    }

    /** What waits for approval; the items of a set are in the preview of its run. */
    @GET
    @Path("held-sets")
    public List<HeldSetView> held(@Context SecurityContext security) {
        return approvals.held(Callers.of(security)).stream()
                .map(HeldSetView::of)
                .toList();
    }

    @POST
    @Path("sync/apply")
    public Response apply(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            Apply request) {
        UUID plan = Invalid.required("planId", request.planId());
        return Started.response(approvals.apply(Callers.of(security), plan, Started.key(key)));
    }

    /** @param planId the run id of a preflight */
    public record Apply(@Nullable UUID planId) {}

    public record HeldSetView(
            UUID entraTenantId,
            String tenantName,
            String version,
            UUID runId,
            Map<GuardedKind, Long> changes,
            Instant since) {
        static HeldSetView of(HeldSet set) {
            return new HeldSetView(
                    set.entraTenantId(), set.tenantName(), set.version(), set.runId(), set.changes(), set.since());
        }
    }
}
