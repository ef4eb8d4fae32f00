package io.rollcall.entra.domain.sync;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that one batch writes into the Entra tables and the {@code entra_*} columns. Host columns go through the host's ports. */
public record BatchWrites(
        List<NewLink> newLinks,
        List<LinkChange> linkChanges,
        List<Stamp> stamps,
        List<NewReview> newReviews,
        List<UUID> closedReviews,
        List<JournalEntry> journal,
        List<Settled> settled,
        Counters counters) {

    /** @param created the contact was made with it */
    public record NewLink(UUID linkId, UUID objectId, ContactId contactId, boolean created) {}

    /** Ends a link, or notes whether Rollcall inactivated the contact. */
    public record LinkChange(UUID linkId, boolean inactivated, Optional<End> end) {
        /** @param fingerprint of what the identity was: while it stays so nobody is asked */
        public record End(String reason, Optional<String> fingerprint) {
            public static End because(String reason) {
                return new End(reason, Optional.empty());
            }
        }
    }

    /** The contact's provenance: {@code status} {@code linked} or {@code inactivated}, with its reason. */
    public record Stamp(
            ContactId contactId,
            UUID objectId,
            Optional<String> userPrincipalName,
            boolean accountEnabled,
            String status,
            Optional<String> reason) {}

    /** @param fingerprint of the data that the item is about: the same data is not queued again once it is resolved */
    public record NewReview(UUID id, UUID objectId, String reason, List<ContactId> candidates, String fingerprint) {}

    /**
     * The identity's outcome; it stands for it in runs that find nothing new.
     *
     * @param dirty decide it again in the next run (failed, held)
     */
    public record Settled(UUID objectId, long revision, Bucket bucket, Optional<String> reason, boolean dirty) {}
}
