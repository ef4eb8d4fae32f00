package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.DirectConnect;
import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.api.secrets.Secret;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The browser's return from Microsoft. It carries no API key: only the sign-in's own state and cookie count. */
@Component(service = CallbackResource.class)
@Path("/")
@WithoutSignIn
public final class CallbackResource {
    private final DirectConnect direct;
    private final PublicUrl publicUrl;

    @Activate
    public CallbackResource(@Reference DirectConnect direct, @Reference PublicUrl publicUrl) {
        this.direct = direct;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("callback")
    public Response callback(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error,
            @CookieParam(BrowserCookie.NAME) @Nullable String browser) {
        DirectConnect.Outcome outcome = direct.returned(new DirectConnect.BrowserReturn(
                Optional.ofNullable(state),
                Optional.ofNullable(code).map(Secret::new),
                Optional.ofNullable(error),
                Optional.ofNullable(browser).map(Secret::new)));
        return Response.seeOther(UriBuilder.fromUri(publicUrl.result())
                        .queryParam("code", "{code}")
                        .queryParam("sentence", "{sentence}")
                        .build(outcome.code(), outcome.sentence()))
                .cookie(BrowserCookie.gone())
                .build();
    }

    /** Shows the outcome as plain text, which no browser takes for a page. */
    @GET
    @Path("result")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    public String result(@QueryParam("code") @Nullable String code, @QueryParam("sentence") @Nullable String sentence) {
        return "Rollcall: " + (sentence == null ? "the sign-in has ended." : sentence) + "\n"
                + "You can close this window.\n";
    }
}
