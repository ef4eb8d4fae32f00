package io.rollcall.entra.domain.tenants;

import io.rollcall.entra.domain.directory.FoundTenant;
import java.time.Instant;
import java.util.Optional;

/**
 * A managed tenant as it is stored.
 *
 * @param found what the last discovery that saw it said
 * @param lostAt the end of the first complete discovery that did not see it
 * @param eligible people in scope after the last successful real run, with its time
 * @param lastRead the last complete read of its directory
 */
public record ManagedTenant(
        FoundTenant found,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> lostAt,
        Optional<Integer> eligible,
        Optional<Instant> eligibleAt,
        Optional<Instant> lastRead) {}
