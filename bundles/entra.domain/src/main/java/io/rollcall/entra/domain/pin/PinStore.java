package io.rollcall.entra.domain.pin;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port; inside a unit of work of the tenant. Every change marks the identity that is linked to the contact dirty, so
 * that the next run decides it again. Thread-safe. What holds now is asked of
 * {@link io.rollcall.entra.domain.sync.DecisionStore#pins}.
 */
@ConsumerType
public interface PinStore {
    /** Stores it in place of an earlier one of the same contact and field. */
    void put(TenantId tenant, Pin pin);

    /** @return false if there was none */
    boolean remove(TenantId tenant, ContactId contact, Optional<Field> field);

    /** By id. */
    Page<Pin> list(TenantId tenant, Optional<ContactId> contact, PageRequest page);

    /** Takes each pin that has expired once, also if several processes ask at the same time. */
    List<Pin> takeExpired(TenantId tenant, Instant now, int limit);
}
