package io.rollcall.entra.rest.internal.pin;

import io.rollcall.entra.domain.pin.ContactPins;
import io.rollcall.entra.domain.pin.ContactPins.SetPin;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** Contacts, or fields of them, that no sync touches. */
@Component(service = PinsResource.class)
@Path("/pins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PinsResource {
    private final ContactPins pins;

    @Activate
    public PinsResource(@Reference ContactPins pins) {
        this.pins = pins;
    }

    @GET
    public Page<PinView> list(
            @Context SecurityContext security,
            @QueryParam("contactId") @Nullable UUID contactId,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return pins.list(
                        Callers.of(security),
                        Optional.ofNullable(contactId).map(ContactId::new),
                        Paging.request(limit, cursor))
                .map(PinView::of);
    }

    @PUT
    public PinView put(@Context SecurityContext security, PinBody body) {
        return PinView.of(pins.put(Callers.of(security), body.command()));
    }

    @DELETE
    public void remove(@Context SecurityContext security, PinnedBody body) {
        pins.remove(Callers.of(security), contact(body.contactId()), field(body.field()));
    }

    private static ContactId contact(@Nullable UUID id) {
        return new ContactId(Invalid.required("contactId", id));
    }

    private static Optional<Field> field(@Nullable String key) {
        try {
            return Optional.ofNullable(key).map(Field::of);
        } catch (IllegalArgumentException e) {
            throw Invalid.field("field", "Must be 'displayName', 'email', 'phone', 'role' or 'upn'.");
        }
    }

    /** @param field without it the contact as a whole */
    public record PinBody(
            @Nullable UUID contactId, @Nullable String field, @Nullable String reason, @Nullable Instant expiresAt) {
        SetPin command() {
            return new SetPin(
                    contact(contactId),
                    PinsResource.field(field),
                    Invalid.required("reason", reason),
                    Optional.ofNullable(expiresAt));
        }
    }

    /** @param field without it the pin of the contact as a whole */
    public record PinnedBody(@Nullable UUID contactId, @Nullable String field) {}

    public record PinView(
            UUID id,
            UUID contactId,
            Optional<String> field,
            String owner,
            String reason,
            Instant setAt,
            Optional<Instant> expiresAt) {
        static PinView of(Pin pin) {
            return new PinView(
                    pin.id(),
                    pin.contact().value(),
                    pin.field().map(Field::key),
                    pin.owner(),
                    pin.reason(),
                    pin.setAt(),
                    pin.expiresAt());
        }
    }
}
