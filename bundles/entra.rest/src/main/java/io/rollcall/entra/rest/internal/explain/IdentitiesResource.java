package io.rollcall.entra.rest.internal.explain;

import io.rollcall.entra.domain.explain.CountedIdentity;
import io.rollcall.entra.domain.explain.Explains;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people of one managed tenant: who is excluded, held, failed, and why. */
@Component(service = IdentitiesResource.class)
@Path("/managed-tenants/{entraTenantId}/identities")
@Produces(MediaType.APPLICATION_JSON)
public final class IdentitiesResource {
    private final Explains explains;

    @Activate
    public IdentitiesResource(@Reference Explains explains) {
        this.explains = explains;
    }

    @GET
    public Page<IdentityView> list(
            @Context SecurityContext security,
            @PathParam("entraTenantId") UUID entraTenantId,
            @QueryParam("bucket") @Nullable String bucket,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        CountedIdentity.Filter filter = new CountedIdentity.Filter(
                entraTenantId,
                Optional.ofNullable(bucket).map(IdentitiesResource::bucket),
                Optional.ofNullable(reason));
        return explains.identities(Callers.of(security), filter, Paging.request(limit, cursor))
                .map(each -> new IdentityView(
                        each.objectId(),
                        each.name(),
                        each.address(),
                        each.bucket().map(Bucket::key),
                        each.reason(),
                        each.contact().map(ContactId::value)));
    }

    private static Bucket bucket(String key) {
        try {
            return Bucket.of(key);
        } catch (IllegalArgumentException unknown) {
            throw Invalid.field("bucket", "There is no bucket of this name.");
        }
    }

    /** @param bucket what the person counts as since they were decided last */
    public record IdentityView(
            UUID objectId,
            Optional<String> name,
            Optional<String> address,
            Optional<String> bucket,
            Optional<String> reason,
            Optional<UUID> contactId) {}
}
