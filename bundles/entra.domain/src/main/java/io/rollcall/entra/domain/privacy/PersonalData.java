package io.rollcall.entra.domain.privacy;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: where the Entra tables hold personal data, and how it is taken out. Inside a unit of work of the tenant; sets,
 * never rows. Thread-safe.
 */
@ConsumerType
public interface PersonalData {
    /** The target's contacts in the order of their ids, deleted ones and those that were merged into them too. */
    List<ContactId> contacts(TenantId tenant, PurgeTarget target, Optional<ContactId> after, int limit);

    /**
     * Locks the mappings under which these contacts and people are synced, so that no batch is decided while they are
     * redacted.
     */
    void lock(TenantId tenant, Collection<ContactId> contacts, Collection<DirectoryPerson> people);

    /** The people who are linked to one of these contacts, or last were and to no other contact since. */
    List<DirectoryPerson> behind(TenantId tenant, Collection<ContactId> contacts);

    /**
     * The people of the managed tenants that are, or last were, mapped to the client, without those whose contact is
     * another client's; in the order of tenant and object id.
     */
    List<DirectoryPerson> others(TenantId tenant, ClientId client, Optional<DirectoryPerson> after, int limit);

    /**
     * Takes out the values of journal, staged changes, held changes and review items; closes the items, ends links with
     * the reason {@code purged} and pins, forgets properties and addresses, and writes a journal entry {@code purged} for
     * each person who was not redacted yet. Whoever shares one of the addresses is decided again. Repeated it changes
     * nothing.
     */
    void redact(TenantId tenant, Redaction redaction, Ids ids);

    /** @param addressKeys all addresses of the contacts and the people, lower case */
    record Redaction(Collection<ContactId> contacts, Collection<DirectoryPerson> people, Set<String> addressKeys) {
        public Redaction {
            contacts = List.copyOf(contacts);
            people = List.copyOf(people);
            addressKeys = Set.copyOf(addressKeys);
        }
    }
}
