package io.rollcall.entra.domain.sync;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An identity that awaits a decision, with what the stores know of it.
 *
 * @param revision of the stored row: settling it clears "dirty" only if it has not moved since
 * @param twinAddresses its addresses (lower case) that another enabled, present identity of the same managed tenant has too
 * @param openReview the open review item, if there is one
 * @param reviewedFingerprint what a person's earlier resolution was based on: unchanged data is not queued again
 */
public record KnownIdentity(
        Identity identity,
        long revision,
        Optional<LinkState> link,
        Set<String> twinAddresses,
        Optional<UUID> openReview,
        Optional<String> reviewedFingerprint) {}
