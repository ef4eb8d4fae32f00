package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.Runs;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs: what is going on, what was done, what would be done. */
@Component(service = RunsResource.class)
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunsResource {
    private final Runs runs;

    @Activate
    public RunsResource(@Reference Runs runs) {
        this.runs = runs;
    }

    @GET
    public Page<RunView> list(
            @Context SecurityContext security,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return runs.list(Callers.of(security), Paging.request(limit, cursor)).map(RunView::of);
    }

    /** The run with its parts. */
    @GET
    @Path("{id}")
    public Whole get(@Context SecurityContext security, @PathParam("id") UUID id) {
        Caller caller = Callers.of(security);
        List<RunPart> parts = runs.parts(caller, id);
        return new Whole(
                RunView.of(runs.get(caller, id)),
                parts.stream().map(PartView::of).toList());
    }

    @GET
    @Path("{id}/changes")
    public Page<ChangeView> changes(
            @Context SecurityContext security,
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return runs.changes(Callers.of(security), id, Paging.request(limit, cursor))
                .map(entry -> new ChangeView(
                        entry.id(),
                        entry.entraTenantId(),
                        entry.objectId(),
                        entry.contactId().map(ContactId::value),
                        entry.action(),
                        entry.rule(),
                        entry.fields()));
    }

    /** What a preflight found, identity by identity. */
    @GET
    @Path("{id}/preview")
    public Page<PreviewView> preview(
            @Context SecurityContext security,
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return runs.preview(Callers.of(security), id, Paging.request(limit, cursor))
                .map(found -> new PreviewView(
                        found.entraTenantId(),
                        found.objectId(),
                        found.name(),
                        found.bucket().key(),
                        found.reason(),
                        found.rule(),
                        found.contactId().map(ContactId::value),
                        found.portalLogin(),
                        found.fields(),
                        found.kinds()));
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@Context SecurityContext security, @PathParam("id") UUID id) {
        return Response.accepted(RunView.of(runs.cancel(Callers.of(security), id)))
                .build();
    }

    public record Whole(RunView run, List<PartView> parts) {}

    public record ChangeView(
            UUID id,
            UUID entraTenantId,
            UUID objectId,
            Optional<UUID> contactId,
            String action,
            String rule,
            List<FieldChange> fields) {}

    public record PreviewView(
            UUID entraTenantId,
            UUID objectId,
            String name,
            String bucket,
            Optional<String> reason,
            String rule,
            Optional<UUID> contactId,
            boolean portalLogin,
            List<FieldChange> fields,
            Set<GuardedKind> kinds) {}
}
