package io.rollcall.host.rest.internal.health;

import io.rollcall.host.api.caller.WithoutSignIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Liveness: answers as long as the process serves requests, whatever else is missing. */
@Component(service = LivenessResource.class)
@JakartarsResource
@WithoutSignIn
@Path("/health/live")
@Produces(MediaType.APPLICATION_JSON)
public final class LivenessResource {
    @GET
    public Map<String, String> live() {
        return Map.of("status", "live");
    }
}
