package io.rollcall.entra.domain.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A managed tenant as discovery sees it.
 *
 * @param verifiedDomains lower case; empty if they cannot be read (see {@code access})
 * @param userCount where the source has one without asking each tenant
 * @param gdapEnd when the latest delegated-admin relationship ends
 * @param partner it is the MSP's own tenant
 * @param problem cause and remedy, if the tenant cannot be read
 */
public record FoundTenant(
        UUID entraTenantId,
        String name,
        Optional<String> primaryDomain,
        Set<String> verifiedDomains,
        OptionalInt userCount,
        Access access,
        Optional<Instant> gdapEnd,
        boolean partner,
        Optional<String> problem) {
    public FoundTenant {
        verifiedDomains = Set.copyOf(verifiedDomains);
    }
}
