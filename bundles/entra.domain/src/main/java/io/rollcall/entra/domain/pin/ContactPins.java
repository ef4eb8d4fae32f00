package io.rollcall.entra.domain.pin;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port: people keep the sync away from a contact or one of its fields. The next sync after a pin was set, removed or
 * has expired decides again. Refusals are {@link io.rollcall.host.api.problem.Refused}. Thread-safe.
 */
@ProviderType
public interface ContactPins {
    /**
     * Sets a pin, in place of an earlier one of the same contact and field. Refuses with {@code Invalid} a reason or an
     * expiry that is none, with {@code NotFound} a contact that is not there (any more).
     */
    Pin put(Caller caller, SetPin command);

    /** Refuses with {@code NotFound} if there is no such pin. */
    void remove(Caller caller, ContactId contact, Optional<Field> field);

    /** In the order in which they were set, expired ones too, which are kept until somebody removes or renews them. */
    Page<Pin> list(Caller caller, Optional<ContactId> contact, PageRequest page);

    /** @param field empty: the contact as a whole */
    record SetPin(ContactId contact, Optional<Field> field, String reason, Optional<Instant> expiresAt) {}
}
