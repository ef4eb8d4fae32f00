package io.rollcall.host.rest.internal.metrics;

import io.rollcall.host.rest.internal.signin.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** For a platform operator's Prometheus, which sends the operator's key as its bearer token. */
@Component(service = MetricsResource.class)
@JakartarsResource
@Path("/metrics")
@Produces("text/plain; version=0.0.4; charset=utf-8")
public final class MetricsResource {
    private final Metrics metrics;

    @Activate
    public MetricsResource(@Reference Metrics metrics) {
        this.metrics = metrics;
    }

    @GET
    public StreamingOutput metrics(@Context SecurityContext security) {
        Callers.operator(security);
        return metrics::write;
    }
}
