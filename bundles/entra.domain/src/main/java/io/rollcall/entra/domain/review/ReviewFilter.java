package io.rollcall.entra.domain.review;

import io.rollcall.host.api.clients.ClientId;
import java.util.Optional;
import java.util.UUID;

/**
 * Which items; empty: no restriction.
 *
 * @param search part of the name or of an address, case-folded
 */
public record ReviewFilter(
        ReviewState state,
        Optional<ClientId> client,
        Optional<UUID> entraTenantId,
        Optional<String> reason,
        Optional<String> search) {
    /** Everything that waits. */
    public static final ReviewFilter OPEN =
            new ReviewFilter(ReviewState.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
