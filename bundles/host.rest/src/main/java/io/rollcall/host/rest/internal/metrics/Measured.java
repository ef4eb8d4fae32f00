package io.rollcall.host.rest.internal.metrics;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;
import java.util.Set;

/** Measures each request. Methods that HTTP does not know are counted as one, so that nobody can make up labels. */
@PreMatching
public final class Measured implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String STARTED = Measured.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Metrics metrics;

    public Measured(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(STARTED, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        long took = request.getProperty(STARTED) instanceof Long started ? System.nanoTime() - started : 0;
        metrics.answered(method, response.getStatus(), Duration.ofNanos(took));
    }
}
