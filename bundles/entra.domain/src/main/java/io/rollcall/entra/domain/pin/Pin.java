package io.rollcall.entra.domain.pin;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A contact, or one field of it, that no sync touches.
 *
 * @param field empty: the contact as a whole, whether it is active included
 * @param owner who set it
 * @param expiresAt from then on it holds nothing any more
 */
public record Pin(
        UUID id,
        ContactId contact,
        Optional<Field> field,
        String owner,
        String reason,
        Instant setAt,
        Optional<Instant> expiresAt) {

    public boolean holds(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
    }
}
