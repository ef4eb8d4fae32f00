package io.rollcall.host.rest.internal.keys;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem.NotFound;
import io.rollcall.host.rest.internal.request.Fields;
import io.rollcall.host.rest.internal.request.Paging;
import io.rollcall.host.rest.internal.signin.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** One's own API keys; those of others for whoever manages users. */
@Component(service = ApiKeysResource.class)
@JakartarsResource
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {
    private static final int LONGEST_LABEL = 100;
    private static final Duration LONGEST_LIFE = Duration.ofDays(100 * 365);

    private final ApiKeys keys;
    private final Credentials credentials;
    private final Clock clock;

    @Activate
    public ApiKeysResource(@Reference ApiKeys keys, @Reference Credentials credentials, @Reference Clock clock) {
        this.keys = keys;
        this.credentials = credentials;
        this.clock = clock;
    }

    @GET
    public Page<KeyView> list(
            @Context SecurityContext security,
            @QueryParam("userId") UUID userId,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") String cursor) {
        Caller.Person caller = Callers.person(security);
        UUID owner = owner(security, caller, Optional.ofNullable(userId));
        return keys.list(caller.tenant(), Optional.of(owner), Paging.request(limit, cursor))
                .map(key -> KeyView.of(key, credentials.prefix(key)));
    }

    @POST
    public Response create(@Context SecurityContext security, NewKey wanted) {
        Caller.Person caller = Callers.person(security);
        UUID owner = owner(security, caller, wanted.userId());
        new Fields()
                .required("label", wanted.label(), LONGEST_LABEL)
                .check(
                        "expiresAt",
                        wanted.expiresAt()
                                .filter(end -> !end.isAfter(clock.instant()))
                                .isEmpty(),
                        "Must be in the future.")
                .check(
                        "expiresAt",
                        wanted.expiresAt()
                                .filter(end -> end.isAfter(clock.instant().plus(LONGEST_LIFE)))
                                .isEmpty(),
                        "Must be within 100 years: leave it out for a key that does not expire.")
                .refuse();
        Credentials.Issued issued = credentials.issue(caller.tenant(), owner, wanted.label(), wanted.expiresAt());
        return Response.status(Response.Status.CREATED)
                .entity(IssuedKey.of(issued, credentials))
                .build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@Context SecurityContext security, @PathParam("id") UUID id) {
        Caller.Person caller = Callers.person(security);
        if (!isOwn(caller, id)) {
            Callers.permitted(security, Permission.USER_MANAGE);
        }
        if (!keys.revoke(caller.tenant(), id)) {
            throw new NotFound("There is no such key that is not revoked yet.").refuse();
        }
    }

    private boolean isOwn(Caller.Person caller, UUID id) {
        PageRequest all = new PageRequest(PageRequest.MOST, Optional.empty());
        return keys.list(caller.tenant(), Optional.of(caller.userId()), all).items().stream()
                .anyMatch(key -> key.id().equals(id));
    }

    private static UUID owner(SecurityContext security, Caller.Person caller, Optional<UUID> asked) {
        if (asked.isPresent() && !asked.get().equals(caller.userId())) {
            Callers.permitted(security, Permission.USER_MANAGE);
            return asked.get();
        }
        return caller.userId();
    }

    /** @param userId whom the key acts for; left out: the caller */
    public record NewKey(String label, Optional<UUID> userId, Optional<Instant> expiresAt) {}

    /** What may be shown of a key. */
    public record KeyView(
            UUID id,
            UUID userId,
            String prefix,
            String label,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt) {
        static KeyView of(ApiKey key, String prefix) {
            return new KeyView(
                    key.id(), key.userId(), prefix, key.label(), key.createdAt(), key.expiresAt(), key.revokedAt());
        }
    }
}
