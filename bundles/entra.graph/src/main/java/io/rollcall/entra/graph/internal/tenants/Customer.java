package io.rollcall.entra.graph.internal.tenants;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.FoundTenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A customer as the partner's own tenant knows it, before the customer's directory was asked. */
record Customer(UUID id, String name, Optional<String> domain, Access access, Optional<Instant> gdapEnd) {
    private static final String NO_RELATIONSHIP =
            "No GDAP relationship gives access to this customer: ask for a new one in Partner Center.";

    /** Two relationships of one customer: access counts if either gives it, and the later end of those that do. */
    Customer with(Customer other) {
        Customer better = rank() <= other.rank() ? this : other;
        boolean bothCount = readable() == other.readable();
        return new Customer(
                id,
                better.name,
                domain.or(() -> other.domain),
                better.access,
                bothCount ? later(gdapEnd, other.gdapEnd) : better.gdapEnd);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
    }

    private boolean readable() {
        return access.readable();
    }

    FoundTenant unreadable() {
        return unreadable(Access.NO_GDAP, NO_RELATIONSHIP);
    }

    FoundTenant unreadable(Access found, String problem) {
        return new FoundTenant(
                id, name, domain, Set.of(), OptionalInt.empty(), found, gdapEnd, false, Optional.of(problem));
    }

    private int rank() {
        return switch (access) {
            case GRANTED -> 0;
            case EXPIRING -> 1;
            default -> 2;
        };
    }
}
