package io.rollcall.entra.rest.internal.privacy;

import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.entra.domain.privacy.Purges;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes people out for good, and shows who did so, when and why. */
@Component(service = PurgesResource.class)
@Path("/purges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PurgesResource {
    private static final String DONE =
            "They are redacted for good: a purge cannot be undone, and nobody of them is made a contact again.";
    private static final String CUT_SHORT = "It is under way or was cut short: repeat it, what is done stays done.";

    private final Purges purges;

    @Activate
    public PurgesResource(@Reference Purges purges) {
        this.purges = purges;
    }

    @GET
    public Page<PurgeView> list(
            @Context SecurityContext security,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return purges.list(Callers.of(security), Paging.request(limit, cursor)).map(PurgeView::of);
    }

    /** Answers when all is done. */
    @POST
    public PurgeView purge(@Context SecurityContext security, PurgeBody body) {
        return PurgeView.of(
                purges.purge(Callers.of(security), body.target(), Invalid.required("reason", body.reason())));
    }

    /** One of both: a contact, or a client with everybody in its managed tenants. */
    public record PurgeBody(@Nullable UUID contactId, @Nullable UUID clientId, @Nullable String reason) {
        PurgeTarget target() {
            if (contactId != null && clientId == null) {
                return new OneContact(new ContactId(contactId));
            }
            if (clientId != null && contactId == null) {
                return new WholeClient(new ClientId(clientId));
            }
            throw Invalid.field("contactId", "Name either a contact or a client.");
        }
    }

    /** @param sentence what it means */
    public record PurgeView(
            UUID id,
            Optional<UUID> contactId,
            Optional<UUID> clientId,
            String reason,
            String purgedBy,
            Instant startedAt,
            Optional<Instant> completedAt,
            long contacts,
            long people,
            String sentence) {
        static PurgeView of(Purge purge) {
            PurgeTarget target = purge.target();
            return new PurgeView(
                    purge.id(),
                    target instanceof OneContact one ? Optional.of(one.id().value()) : Optional.empty(),
                    target instanceof WholeClient whole ? Optional.of(whole.id().value()) : Optional.empty(),
                    purge.reason(),
                    purge.purgedBy(),
                    purge.startedAt(),
                    purge.completedAt(),
                    purge.contacts(),
                    purge.people(),
                    purge.completedAt().isPresent() ? DONE : CUT_SHORT);
        }
    }
}
