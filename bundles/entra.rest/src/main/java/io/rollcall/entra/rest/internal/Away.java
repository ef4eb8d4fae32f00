package io.rollcall.entra.rest.internal;

import io.rollcall.host.api.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Refuses every request: the feature is there, but not ready. */
@PreMatching
final class Away implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        throw new Problem.Away(
                        "The Microsoft Entra integration is starting or waits for the database: try again in a moment.")
                .refuse();
    }
}
