package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.problem.Problem.Invalid;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/** Refuses a request without a body where one is read, instead of handing null to the resource. */
final class BodyRequired implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity()) {
            throw new Invalid("This request needs a JSON body.", List.of()).refuse();
        }
    }
}
