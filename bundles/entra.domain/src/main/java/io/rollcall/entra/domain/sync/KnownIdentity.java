package io.rollcall.entra.domain.sync;

import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An identity that awaits a decision, with what the stores know of it.
 *
 * @param revision of the stored row: settling it clears "dirty" only if it has not moved since
 * @param twins the other enabled, present identities of the same managed tenant that have one of its addresses
 * @param review what was asked of a person about it
 * @param past what became of its earlier links
 * @param stateChanges when it was lately disabled, enabled, deleted or found again, oldest first
 */
public record KnownIdentity(
        Identity identity,
        long revision,
        Optional<LinkState> link,
        List<Twin> twins,
        ReviewState review,
        Past past,
        List<Instant> stateChanges) {

    public KnownIdentity {
        twins = List.copyOf(twins);
        stateChanges = List.copyOf(stateChanges);
    }

    /** As it is once its link has ended. */
    public KnownIdentity unlinked() {
        return new KnownIdentity(identity, revision, Optional.empty(), twins, review, past, stateChanges);
    }

    /** As it is once its managed tenant was mapped to another client: the contact stays behind. */
    public KnownIdentity remapped() {
        Set<ContactId> behind = new HashSet<>(past.leftBehind());
        link.map(LinkState::contactId).ifPresent(behind::add);
        Past then = new Past(past.contactDeleted(), behind, past.keptOut());
        return new KnownIdentity(identity, revision, Optional.empty(), twins, review, then, stateChanges);
    }

    /** @param addressKey the shared address, lower case */
    public record Twin(Identity identity, String addressKey) {}

    /**
     * What was asked of a person.
     *
     * @param open the open item
     * @param decidedOn the fingerprint of the data that a person's latest resolution or dismissal was based on
     */
    public record ReviewState(Optional<Open> open, Optional<String> decidedOn) {
        public static final ReviewState NONE = new ReviewState(Optional.empty(), Optional.empty());

        /** An open item and the fingerprint of what it asks. */
        public record Open(UUID id, String fingerprint) {}
    }

    /**
     * What became of its earlier links.
     *
     * @param contactDeleted a person deleted the contact that it was last linked to: the fingerprint of what it was then
     * @param leftBehind contacts that stayed with another client when the managed tenant was remapped
     * @param keptOut an undo took its contact back and a person chose to keep it so
     */
    public record Past(Optional<String> contactDeleted, Set<ContactId> leftBehind, boolean keptOut) {
        public static final Past NONE = new Past(Optional.empty(), Set.of(), false);

        public Past {
            leftBehind = Set.copyOf(leftBehind);
        }
    }
}
