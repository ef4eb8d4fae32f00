package io.rollcall.entra.cipp.internal.tenants;

import io.rollcall.entra.cipp.internal.http.Row;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.FoundTenant;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** A tenant as CIPP's own list knows it, before the tenant itself was asked. */
record ListedTenant(
        UUID id,
        String name,
        Optional<String> domain,
        boolean excluded,
        Optional<Instant> gdapEnd,
        boolean extendsItself,
        boolean partner) {
    private static final String PARTNER_NAME = "*Partner Tenant";
    private static final Duration SOON = Duration.ofDays(30);
    private static final String EXCLUDED = "CIPP excludes this tenant: include it in CIPP's tenant list.";

    /** Empty for pseudo rows: only a GUID names a tenant. */
    static Optional<ListedTenant> of(Row row, UUID partnerTenantId) {
        return row.text("customerId").flatMap(ListedTenant::guid).map(id -> {
            String name = row.text("displayName").orElse("");
            return new ListedTenant(
                    id,
                    name,
                    row.text("defaultDomainName").map(domain -> domain.toLowerCase(Locale.ROOT)),
                    row.flag("Excluded"),
                    row.text("relationshipEnd").flatMap(ListedTenant::time),
                    row.flag("hasAutoExtend"),
                    id.equals(partnerTenantId) || name.equals(PARTNER_NAME));
        });
    }

    FoundTenant excludedByProvider() {
        return found(name, Set.of(), Access.EXCLUDED, Optional.of(EXCLUDED));
    }

    FoundTenant readable(Organizations.Self self, Instant now) {
        boolean ending = !partner
                && !extendsItself
                && gdapEnd.map(now.plus(SOON)::isAfter).orElse(false);
        return found(
                partner && !self.name().isBlank() ? self.name() : name,
                self.verifiedDomains(),
                ending ? Access.EXPIRING : Access.GRANTED,
                Optional.empty());
    }

    FoundTenant unreadable(DirectoryFailure failure, Instant now) {
        return found(name, Set.of(), access(failure, now), Optional.of(failure.sentence()));
    }

    private Access access(DirectoryFailure failure, Instant now) {
        boolean ended = gdapEnd.map(now::isAfter).orElse(false);
        return switch (failure.kind()) {
            case CREDENTIAL -> throw failure;
            case CONSENT -> Access.UNCONSENTED;
            case ACCESS, TENANT -> ended || failure.code().matches("AADSTS(50020|50177)")
                    ? Access.NO_GDAP
                    : Access.UNHEALTHY;
            default -> Access.UNHEALTHY;
        };
    }

    private FoundTenant found(String shown, Set<String> domains, Access access, Optional<String> problem) {
        return new FoundTenant(id, shown, domain, domains, OptionalInt.empty(), access, gdapEnd, partner, problem);
    }

    private static Optional<UUID> guid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // shown only: a tenant is not unreadable because its end is
        }
    }
}
