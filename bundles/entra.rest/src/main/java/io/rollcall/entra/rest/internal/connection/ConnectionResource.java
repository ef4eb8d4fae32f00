package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.CippConnect;
import io.rollcall.entra.domain.connection.Connections;
import io.rollcall.entra.domain.connection.DirectConnect;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.host.api.caller.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The overview, and the one connection: connect, test, confirm, validate, disconnect. */
@Component(service = ConnectionResource.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConnectionResource {
    private final Connections connections;
    private final DirectConnect direct;
    private final CippConnect cipp;
    private final PublicUrl publicUrl;

    @Activate
    public ConnectionResource(
            @Reference Connections connections,
            @Reference DirectConnect direct,
            @Reference CippConnect cipp,
            @Reference PublicUrl publicUrl) {
        this.connections = connections;
        this.direct = direct;
        this.cipp = cipp;
        this.publicUrl = publicUrl;
    }

    @GET
    public OverviewView overview(@Context SecurityContext security) {
        return OverviewView.of(connections.overview(Callers.of(security)));
    }

    /** {@code cipp} is connected at once; {@code direct} answers where the browser goes and sets the one-time cookie. */
    @POST
    @Path("connect")
    public Response connect(@Context SecurityContext security, ConnectRequest request) {
        Caller caller = Callers.of(security);
        return switch (Invalid.required("type", request.type())) {
            case "direct" -> started(direct.start(caller, publicUrl.callback()));
            case "cipp" -> Response.ok(ConnectionView.of(cipp.connect(caller, request.candidate())))
                    .build();
            default -> throw Invalid.field("type", "Must be 'direct' or 'cipp'.");
        };
    }

    @POST
    @Path("connect/test")
    public CippConnect.Probe test(@Context SecurityContext security, ConnectRequest request) {
        return cipp.test(Callers.of(security), request.candidate());
    }

    @POST
    @Path("connect/confirm")
    public ConnectionView confirm(@Context SecurityContext security, Confirm confirm) {
        UUID partner = Invalid.required("partnerTenantId", confirm.partnerTenantId());
        return ConnectionView.of(direct.confirm(Callers.of(security), partner));
    }

    @POST
    @Path("disconnect")
    public void disconnect(@Context SecurityContext security) {
        connections.disconnect(Callers.of(security));
    }

    @POST
    @Path("validate")
    public ConnectionView validate(@Context SecurityContext security) {
        return ConnectionView.of(connections.validate(Callers.of(security)));
    }

    private static Response started(DirectConnect.Started started) {
        return Response.ok(new StartedView(started.authorizeUrl(), started.expiresAt()))
                .cookie(BrowserCookie.of(started))
                .build();
    }

    /** @param partnerTenantId the one that was shown */
    public record Confirm(@Nullable UUID partnerTenantId) {}

    /** @param authorizeUrl send the browser there before {@code expiresAt} */
    public record StartedView(URI authorizeUrl, Instant expiresAt) {}
}
