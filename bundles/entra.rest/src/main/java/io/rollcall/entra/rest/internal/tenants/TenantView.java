package io.rollcall.entra.rest.internal.tenants;

import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A managed tenant as it is shown. */
public record TenantView(
        UUID entraTenantId,
        String name,
        Optional<String> primaryDomain,
        Set<String> verifiedDomains,
        OptionalInt discoveredUsers,
        String access,
        Optional<Instant> gdapEnd,
        boolean partner,
        Optional<String> problem,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> lostAt,
        Optional<Integer> eligible,
        Optional<Instant> eligibleAt,
        Optional<Instant> lastRead) {
    public static TenantView of(ManagedTenant tenant) {
        FoundTenant found = tenant.found();
        return new TenantView(
                found.entraTenantId(),
                found.name(),
                found.primaryDomain(),
                new TreeSet<>(found.verifiedDomains()),
                found.userCount(),
                found.access().key(),
                found.gdapEnd(),
                found.partner(),
                found.problem(),
                tenant.firstSeen(),
                tenant.lastSeen(),
                tenant.lostAt(),
                tenant.eligible(),
                tenant.eligibleAt(),
                tenant.lastRead());
    }
}
