package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.Touched.Review;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what is put back of one batch: what the run did and how that is now come in, reversals come out. Pure: no
 * reading, no writing.
 */
final class UndoDecider {
    private final Optional<ClientId> client;
    private final Map<ContactId, Contact> contacts;
    private final Set<UUID> reviewed = new HashSet<>();

    /** @param client to which the run made new contacts */
    UndoDecider(Optional<ClientId> client, Map<ContactId, Contact> contacts) {
        this.client = client;
        this.contacts = contacts;
    }

    List<Reversal> decide(List<Touched> batch) {
        return batch.stream().map(this::decide).toList();
    }

    private Reversal decide(Touched touched) {
        Reversal reversal = new Reversal(touched);
        touched.contact().ifPresentOrElse(id -> contact(reversal, id), () -> identity(reversal));
        touched.reviews().stream()
                .filter(review -> reviewed.add(review.id()))
                .forEach(review -> review(reversal, review));
        return reversal;
    }

    private void contact(Reversal reversal, ContactId id) {
        Optional.ofNullable(contacts.get(id))
                .filter(contact -> !contact.deleted() && contact.mergedInto().isEmpty())
                .ifPresentOrElse(
                        contact -> new ContactReversal(reversal, contact).decide(client),
                        () -> reversal.leave("contact_gone"));
    }

    /** Without a contact there may be a link that the run ended. */
    private static void identity(Reversal reversal) {
        boolean ended = reversal.touched.entries().stream()
                .anyMatch(entry -> entry.action().equals("link_ended"));
        if (ended) {
            new EndedLinks(reversal, Optional.empty())
                    .beginAgain()
                    .forEach(link -> reversal.tellLink(Optional.empty(), Optional.of(link.objectId())));
            if (reversal.touched.links().stream().anyMatch(link -> link.place().contactDeleted())) {
                reversal.leave("contact_gone");
            }
        }
    }

    /** Items that the run opened close; those that it closed open again if their identity has no open one. */
    private static void review(Reversal reversal, Review review) {
        if (review.opened() && review.open()) {
            reversal.closedReviews.add(review.id());
        } else if (review.opened() && review.decided() && !review.closed()) {
            reversal.leave("review_decided");
        } else if (review.closed() && !review.opened() && !review.open()) {
            boolean free =
                    review.openOne().filter(one -> !opensThere(reversal, one)).isEmpty();
            if (free) {
                reversal.openedReviews.add(review.id());
            }
        }
    }

    private static boolean opensThere(Reversal reversal, UUID open) {
        return reversal.touched.reviews().stream()
                .anyMatch(review -> review.id().equals(open) && review.opened());
    }
}
