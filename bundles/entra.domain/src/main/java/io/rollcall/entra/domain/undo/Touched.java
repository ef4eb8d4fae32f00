package io.rollcall.entra.domain.undo;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a run did to one contact, or to one identity where no contact is concerned, and how that is now.
 *
 * @param id of its last entry
 * @param entries of the run, in the order of writing, whatever managed tenant they are of; at least one
 * @param stamp the contact's provenance; {@link Stamp#NONE} without a contact
 * @param links active ones of the contact, and those that the run ended of the contact or the identities
 * @param reviews items of the identities that the run opened or closed
 */
public record Touched(
        UUID id,
        Optional<ContactId> contact,
        List<JournalEntry> entries,
        Stamp stamp,
        List<Link> links,
        List<Review> reviews) {

    public Touched {
        entries = List.copyOf(entries);
        links = List.copyOf(links);
        reviews = List.copyOf(reviews);
    }

    /** The change that the run made last. */
    public JournalEntry last() {
        return entries.get(entries.size() - 1);
    }

    /** The {@code entra_*} columns of a contact. */
    public record Stamp(
            Optional<UUID> objectId,
            Optional<String> userPrincipalName,
            Optional<Boolean> accountEnabled,
            Optional<String> status,
            Optional<String> reason) {
        /** Nothing is known of it. */
        public static final Stamp NONE =
                new Stamp(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Stamp with(String newStatus, Optional<String> newReason) {
            return new Stamp(objectId, userPrincipalName, accountEnabled, Optional.of(newStatus), newReason);
        }

        public Stamp called(Optional<String> upn) {
            return new Stamp(objectId, upn, accountEnabled, status, reason);
        }
    }

    /**
     * @param made by the run that is undone
     * @param later made by a later run
     * @param created the contact was made with it
     * @param ended by the run that is undone; otherwise it is active
     * @param inactivated Rollcall made the contact inactive through it
     * @param place what it would find if it began again
     * @param userPrincipalName of the identity, as is {@code enabled}
     */
    public record Link(
            UUID id,
            UUID entraTenantId,
            UUID objectId,
            ContactId contact,
            boolean made,
            boolean later,
            boolean created,
            boolean ended,
            boolean inactivated,
            Place place,
            Optional<String> userPrincipalName,
            boolean enabled) {}

    /**
     * @param contactDeleted by a person
     * @param contactsClient the client of the link's contact
     * @param mappedTo the client of the link's managed tenant
     * @param contactsLink the active link of its contact
     * @param identitysLink the active link of its identity
     */
    public record Place(
            boolean contactDeleted,
            ClientId contactsClient,
            Optional<ClientId> mappedTo,
            Optional<Taken> contactsLink,
            Optional<Taken> identitysLink) {}

    /** A link that is active, and whether the run that is undone made it. */
    public record Taken(UUID link, boolean made) {}

    /**
     * @param state open, resolved, dismissed, closed
     * @param opened by the run that is undone
     * @param closed by the run that is undone, or decided there
     * @param openOne the item of its identity that is open now
     */
    public record Review(
            UUID id,
            UUID entraTenantId,
            UUID objectId,
            String state,
            boolean opened,
            boolean closed,
            Optional<UUID> openOne) {
        public boolean open() {
            return "open".equals(state);
        }

        /** A person has decided on it. */
        public boolean decided() {
            return "resolved".equals(state) || "dismissed".equals(state);
        }
    }
}
