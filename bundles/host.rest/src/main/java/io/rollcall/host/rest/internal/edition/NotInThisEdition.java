package io.rollcall.host.rest.internal.edition;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers 501 to every method and path, before anybody is asked to sign in. */
@PreMatching
public final class NotInThisEdition implements ContainerRequestFilter {
    private static final String BODY =
            "{\"success\":false,\"error\":\"Microsoft Entra integration is only available in Enterprise Edition.\"}";

    @Override
    public void filter(ContainerRequestContext request) {
        request.abortWith(Response.status(Response.Status.NOT_IMPLEMENTED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(BODY)
                .build());
    }
}
