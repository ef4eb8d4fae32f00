package io.rollcall.entra.domain.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An identity that awaits a decision, with what the stores know of it.
 *
 * @param revision of the stored row: settling it clears "dirty" only if it has not moved since
 * @param twins the other enabled, present identities of the same managed tenant that have one of its addresses
 * @param openReview the open review item, if there is one
 * @param contactDeleted a person deleted the contact that it was last linked to
 * @param reviewedFingerprint what a person's earlier resolution was based on: unchanged data is not queued again
 */
public record KnownIdentity(
        Identity identity,
        long revision,
        Optional<LinkState> link,
        List<Twin> twins,
        Optional<UUID> openReview,
        Optional<String> reviewedFingerprint,
        boolean contactDeleted) {

    /** @param addressKey the shared address, lower case */
    public record Twin(Identity identity, String addressKey) {}
}
