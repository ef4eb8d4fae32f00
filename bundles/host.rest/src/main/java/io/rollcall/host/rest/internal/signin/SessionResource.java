package io.rollcall.host.rest.internal.signin;

import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.rest.internal.keys.IssuedKey;
import io.rollcall.host.rest.internal.request.Fields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Exchanges the one-time key of the first start for a key that lasts. */
@Component(service = SessionResource.class)
@JakartarsResource
@Path("/api/v1/session")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private static final int LONGEST_LABEL = 100;

    private final Credentials credentials;

    @Activate
    public SessionResource(@Reference Credentials credentials) {
        this.credentials = credentials;
    }

    @POST
    @WithoutSignIn
    public Response redeem(OneTimeKey oneTime) {
        String label = oneTime.label().orElse("Console");
        new Fields()
                .required("key", oneTime.key(), 200)
                .required("label", label, LONGEST_LABEL)
                .refuse();
        Credentials.Issued issued = credentials
                .redeem(new Secret(oneTime.key()), label)
                .orElseThrow(() -> new NotAuthorizedException("Bearer"));
        return Response.status(Response.Status.CREATED)
                .entity(IssuedKey.of(issued, credentials))
                .build();
    }

    /** Prints without its key. */
    public record OneTimeKey(String key, Optional<String> label) {
        @Override
        public String toString() {
            return "OneTimeKey[***]";
        }
    }
}
