package io.rollcall.entra.domain.sync;

import io.rollcall.host.api.clients.ClientId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A managed tenant with its client, as locked for one batch.
 *
 * @param mappingVersion moves with every change of the mapping
 * @param verifiedDomains lower case, as read at the start of this part
 * @param synced this mapping has completed a real run
 * @param country of the client: default region of phone numbers
 */
public record MappedTenant(
        UUID entraTenantId,
        ClientId client,
        long mappingVersion,
        Set<String> verifiedDomains,
        Optional<String> country,
        boolean synced) {

    /** The same managed tenant as if it were mapped to another client, for the first time. */
    public MappedTenant mappedTo(ClientId other) {
        return new MappedTenant(entraTenantId, other, mappingVersion, verifiedDomains, country, false);
    }
}
