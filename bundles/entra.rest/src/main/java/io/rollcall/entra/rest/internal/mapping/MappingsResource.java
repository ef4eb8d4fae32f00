package io.rollcall.entra.rest.internal.mapping;

import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Mappings;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.run.RunView;
import io.rollcall.host.api.clients.ClientId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which client each managed tenant belongs to. */
@Component(service = MappingsResource.class)
@Path("/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MappingsResource {
    private final Mappings mappings;

    @Activate
    public MappingsResource(@Reference Mappings mappings) {
        this.mappings = mappings;
    }

    @GET
    public MappingsView list(@Context SecurityContext security, @QueryParam("state") @Nullable String state) {
        return MappingsView.of(
                mappings.list(Callers.of(security)), Optional.ofNullable(state).map(MappingsResource::state));
    }

    @GET
    @Path("preview")
    public PreviewView preview(@Context SecurityContext security) {
        return PreviewView.of(mappings.preview(Callers.of(security)));
    }

    @POST
    @Path("confirm")
    public ConfirmedView confirm(@Context SecurityContext security, Confirm confirm) {
        List<Row> rows = Invalid.each("rows", confirm.rows());
        List<MappingDecision> decisions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            decisions.add(rows.get(i).decision("rows[" + i + "]."));
        }
        return ConfirmedView.of(
                mappings.confirm(Callers.of(security), decisions, Boolean.TRUE.equals(confirm.startInitialSync())));
    }

    private static MappingState state(String key) {
        try {
            return MappingState.of(key);
        } catch (IllegalArgumentException e) {
            throw Invalid.field("state", "There is no such state of a mapping.");
        }
    }

    /** @param startInitialSync starts the initial sync with it; left out, it is off */
    public record Confirm(@Nullable List<@Nullable Row> rows, @Nullable Boolean startInitialSync) {}

    /** @param run the initial sync, if it was started */
    public record ConfirmedView(Map<MappingState, Integer> counts, List<String> warnings, Optional<RunView> run) {
        static ConfirmedView of(Mappings.Confirmed confirmed) {
            return new ConfirmedView(
                    confirmed.counts(), confirmed.warnings(), confirmed.run().map(RunView::of));
        }
    }

    /** @param partnerToo the explicit switch without which the MSP's own tenant is not mapped; left out, it is off */
    public record Row(
            @Nullable UUID entraTenantId,
            @Nullable MappingState state,
            @Nullable UUID clientId,
            @Nullable Boolean partnerToo) {
        MappingDecision decision(String path) {
            return new MappingDecision(
                    Invalid.required(path + "entraTenantId", entraTenantId),
                    Invalid.required(path + "state", state),
                    Optional.ofNullable(clientId).map(ClientId::new),
                    Boolean.TRUE.equals(partnerToo));
        }
    }
}
