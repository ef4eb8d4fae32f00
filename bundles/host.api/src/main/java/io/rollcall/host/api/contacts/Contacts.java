package io.rollcall.host.api.contacts;

import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Contacts in sets: every method is a constant number of statements whatever the number of rows (up to about 1,000).
 * Every call runs inside a unit of work of the tenant. No write sends mail, an invitation or starts an automation.
 */
@ProviderType
public interface Contacts {
    /** The name of a contact that was redacted. */
    String REDACTED = "Purged";

    /** The contacts with these ids; ids that do not exist are left out. Merged and deleted ones are included, marked. */
    List<Contact> byIds(TenantId tenant, Collection<ContactId> ids);

    /**
     * All contacts of all clients whose primary or additional address is one of {@code addressKeys} (lower case).
     * Merged and deleted ones are left out.
     */
    List<Contact> byAddresses(TenantId tenant, Collection<String> addressKeys);

    /** Inserts; an id that is there already is left as it is. */
    void create(TenantId tenant, List<NewContact> contacts);

    /** @return the ids of those whose version had moved: nothing of them was written */
    Set<ContactId> edit(TenantId tenant, List<ContactEdit> edits);

    /**
     * Takes everything personal out of these contacts, for good: the name becomes {@link #REDACTED}, addresses, phones
     * and role go, the contact becomes inactive and deleted. Redacting again changes nothing.
     */
    void redact(TenantId tenant, Collection<ContactId> ids);
}
