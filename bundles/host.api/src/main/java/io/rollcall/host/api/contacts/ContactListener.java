package io.rollcall.host.api.contacts;

import io.rollcall.host.api.work.TenantId;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: told, inside the same unit of work, of contacts that a person created, changed or removed. */
@ConsumerType
public interface ContactListener {
    /** @param addressKeys the lower-case addresses that the contacts had before or have now */
    void contactsChanged(TenantId tenant, Set<ContactId> contacts, Set<String> addressKeys);
}
