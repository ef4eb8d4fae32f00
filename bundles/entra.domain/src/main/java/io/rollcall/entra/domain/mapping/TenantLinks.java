package io.rollcall.entra.domain.mapping;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: all that ties managed tenants to contacts. Inside a unit of work of the tenant, after the mapping was decided
 * (which keeps runs out); a constant number of statements whatever the number of links.
 */
@ConsumerType
public interface TenantLinks {
    /** The active links of one managed tenant. */
    long active(TenantId tenant, UUID entraTenantId);

    /**
     * The contacts of this client that Rollcall made for this managed tenant and that are linked from it now (and so from
     * no other).
     */
    List<Created> created(TenantId tenant, UUID entraTenantId, ClientId client);

    /**
     * Ends all active links, closes all open review items and drops the held sets of these managed tenants. The contacts
     * show that they are not linked any more; identities elsewhere that have an address of one of theirs are decided again.
     */
    Remaps.Ended end(TenantId tenant, Collection<UUID> entraTenantIds, Why why, String by, Instant at);

    /** @param version of the contact */
    record Created(UUID objectId, ContactId contact, long version) {}

    /** Kept with each link as the reason of its end. Contacts left behind by either do not count as another client's. */
    enum Why {
        REMAPPED,
        UNMAPPED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
