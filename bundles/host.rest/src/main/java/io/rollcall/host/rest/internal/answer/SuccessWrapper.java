package io.rollcall.host.rest.internal.answer;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status.Family;

/** Puts {@code {"success":true,"data":…}} around what a resource returns as JSON. */
public final class SuccessWrapper implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() == Family.SUCCESSFUL && response.hasEntity() && isJson(response)) {
            response.setEntity(Success.of(response.getEntity()), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }
}
