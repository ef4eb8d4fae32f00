package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.Runs;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.settings.SettingsBody;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts runs: answers 202 with the run, the new one or the one that is under way already. */
@Component(service = SyncResource.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SyncResource {
    private final Runs runs;

    @Activate
    public SyncResource(@Reference Runs runs) {
        this.runs = runs;
    }

    @POST
    @Path("discovery")
    public Response discovery(
            @Context SecurityContext security, @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key) {
        return start(security, RunKind.DISCOVERY, null, RunInput.NONE, key);
    }

    @POST
    @Path("sync")
    public Response sync(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            Sync request) {
        return start(security, request.kind(), request.client(), RunInput.NONE, key);
    }

    @POST
    @Path("sync/preflight")
    public Response preflight(
            @Context SecurityContext security,
            @HeaderParam(Started.IDEMPOTENCY_KEY) @Nullable String key,
            Preflight request) {
        return start(security, RunKind.PREFLIGHT, request.clientId(), request.input(), key);
    }

    private Response start(
            SecurityContext security, RunKind kind, @Nullable UUID client, RunInput input, @Nullable String key) {
        return Started.response(runs.start(
                Callers.of(security),
                new StartRun(kind, Optional.ofNullable(client).map(ClientId::new), input, Started.key(key))));
    }

    /**
     * @param clientId with {@code single-client}
     * @param pilotClientId with {@code initial}: sync this client and stop
     */
    public record Sync(@Nullable String scope, @Nullable UUID clientId, @Nullable UUID pilotClientId) {
        RunKind kind() {
            return switch (Invalid.required("scope", scope)) {
                case "initial" -> RunKind.INITIAL;
                case "all-tenants" -> RunKind.ALL_TENANTS;
                case "single-client" -> RunKind.SINGLE_CLIENT;
                default -> throw Invalid.field("scope", "Must be 'initial', 'all-tenants' or 'single-client'.");
            };
        }

        /** A client that the scope does not look at is refused: who names one does not mean all of them. */
        @Nullable
        UUID client() {
            RunKind kind = kind();
            if (clientId != null && kind != RunKind.SINGLE_CLIENT) {
                throw Invalid.field("clientId", "Only with the scope 'single-client'; a pilot is 'pilotClientId'.");
            }
            if (pilotClientId != null && kind != RunKind.INITIAL) {
                throw Invalid.field("pilotClientId", "Only with the scope 'initial'.");
            }
            return kind == RunKind.INITIAL ? pilotClientId : clientId;
        }
    }

    /**
     * @param clientId one client; without it all mapped ones
     * @param settings to try in place of the stored ones, whole
     */
    public record Preflight(@Nullable UUID clientId, @Nullable SettingsBody settings) {
        RunInput input() {
            return new RunInput(
                    Optional.empty(), Set.of(), Optional.ofNullable(settings).map(SettingsBody::settings));
        }
    }
}
