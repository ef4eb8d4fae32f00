package io.rollcall.entra.domain.privacy;

import java.util.Set;
import java.util.UUID;

/**
 * One of the directory's people as far as a purge must know them.
 *
 * @param addressKeys lower case
 * @param redacted nothing personal of them is stored any more
 */
public record DirectoryPerson(UUID entraTenantId, UUID objectId, Set<String> addressKeys, boolean redacted) {
    public DirectoryPerson {
        addressKeys = Set.copyOf(addressKeys);
    }
}
