package io.rollcall.entra.graph.internal.tenants;

import com.microsoft.graph.models.DelegatedAdminRelationship;
import com.microsoft.graph.models.DelegatedAdminRelationshipCustomerParticipant;
import com.microsoft.graph.models.DelegatedAdminRelationshipStatus;
import com.microsoft.kiota.PeriodAndDuration;
import io.rollcall.entra.domain.directory.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one delegated-admin relationship says of its customer. */
final class Relationships {
    /** Not yet, or no longer: every other state grants access until a token is refused. */
    private static final Set<DelegatedAdminRelationshipStatus> WITHOUT_ACCESS = EnumSet.of(
            DelegatedAdminRelationshipStatus.Created,
            DelegatedAdminRelationshipStatus.ApprovalPending,
            DelegatedAdminRelationshipStatus.Expired,
            DelegatedAdminRelationshipStatus.Terminated);

    private static final Set<DelegatedAdminRelationshipStatus> ENDING = EnumSet.of(
            DelegatedAdminRelationshipStatus.Expiring,
            DelegatedAdminRelationshipStatus.Terminating,
            DelegatedAdminRelationshipStatus.TerminationRequested);

    private static final Duration SOON = Duration.ofDays(30);

    private final Clock clock;

    Relationships(Clock clock) {
        this.clock = clock;
    }

    /** Empty while no customer has been named, before its approval. */
    Optional<Customer> customer(DelegatedAdminRelationship row) {
        return Optional.ofNullable(row.getCustomer()).flatMap(customer -> id(customer)
                .map(id -> new Customer(
                        id,
                        Optional.ofNullable(customer.getDisplayName()).orElse(""),
                        Optional.empty(),
                        access(row),
                        end(row))));
    }

    private Access access(DelegatedAdminRelationship row) {
        // A state that this SDK does not know comes as null: tried like an active one.
        @Nullable DelegatedAdminRelationshipStatus status = row.getStatus();
        if (status != null && WITHOUT_ACCESS.contains(status)) {
            return Access.NO_GDAP;
        }
        return (status != null && ENDING.contains(status)) || endsSoon(row) ? Access.EXPIRING : Access.GRANTED;
    }

    private boolean endsSoon(DelegatedAdminRelationship row) {
        Instant soon = clock.instant().plus(SOON);
        return !extendsItself(row) && end(row).map(soon::isAfter).orElse(false);
    }

    private static boolean extendsItself(DelegatedAdminRelationship row) {
        @Nullable PeriodAndDuration extension = row.getAutoExtendDuration();
        return extension != null
                && !(extension.getPeriod().isZero() && extension.getDuration().isZero());
    }

    private static Optional<Instant> end(DelegatedAdminRelationship row) {
        return Optional.ofNullable(row.getEndDateTime()).map(OffsetDateTime::toInstant);
    }

    private static Optional<UUID> id(DelegatedAdminRelationshipCustomerParticipant customer) {
        return Optional.ofNullable(customer.getTenantId()).map(UUID::fromString);
    }
}
