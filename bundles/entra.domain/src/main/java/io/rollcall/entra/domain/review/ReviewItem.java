package io.rollcall.entra.domain.review;

import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An identity that waits, or waited, for a person, with why and the contacts that it may be.
 *
 * @param verifiedDomains of the managed tenant, lower case
 * @param identity as it is now, not as it was when the item was opened
 * @param revision of the identity
 * @param link the contact that the identity is linked to now
 * @param reason in snake_case, see {@link ReviewReason}
 */
public record ReviewItem(
        UUID id,
        UUID entraTenantId,
        String tenantName,
        Set<String> verifiedDomains,
        ClientId client,
        String clientName,
        Identity identity,
        long revision,
        Optional<LinkState> link,
        String reason,
        List<ContactId> candidates,
        ReviewState state,
        Instant openedAt,
        Optional<Closing> closing) {

    public ReviewItem {
        verifiedDomains = Set.copyOf(verifiedDomains);
        candidates = List.copyOf(candidates);
    }

    /** The identity, apart from what was asked about it. */
    public KnownIdentity known() {
        return new KnownIdentity(
                identity,
                revision,
                link,
                List.of(),
                KnownIdentity.ReviewState.NONE,
                KnownIdentity.Past.NONE,
                List.of());
    }

    /**
     * How it ended.
     *
     * @param by the person, or {@code rule}
     * @param run that recorded it
     * @param resolution {@code existing}, {@code moved} or {@code new}
     * @param contact that the identity was linked to
     * @param note why, in the person's words
     */
    public record Closing(
            String by,
            Instant at,
            Optional<UUID> run,
            Optional<String> resolution,
            Optional<ContactId> contact,
            Optional<String> note) {}
}
