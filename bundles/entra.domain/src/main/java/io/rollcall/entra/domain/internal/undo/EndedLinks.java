package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.undo.Touched.Link;
import io.rollcall.entra.domain.undo.Touched.Stamp;
import io.rollcall.entra.domain.undo.Touched.Taken;
import io.rollcall.entra.domain.undo.UndoWrites.ActiveLink;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.entra.domain.undo.UndoWrites.Stamped;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Links from before the run that it ended: they begin again where nobody else has taken the place. */
final class EndedLinks {
    private final Reversal reversal;
    private final Optional<Contact> contact;

    /** @param contact of which the reversal is, if it is of one */
    EndedLinks(Reversal reversal, Optional<Contact> contact) {
        this.reversal = reversal;
        this.contact = contact;
    }

    /** Once it is decided which links end. What the run both made and ended is none of them. */
    List<Link> beginAgain() {
        List<Link> again = new ArrayList<>();
        for (Link link : reversal.touched.links()) {
            if (link.ended() && !link.made() && !link.place().contactDeleted()) {
                obstacle(link, again).ifPresentOrElse(this::leave, () -> again.add(link));
            }
        }
        again.forEach(this::begin);
        return again;
    }

    boolean ofThisContact(Link link) {
        return contact.map(Contact::id).equals(Optional.of(link.contact()));
    }

    private enum Obstacle {
        LINK_TAKEN,
        NOT_MAPPED,
        /** Another contact's reversal ends what stands in the way, and sees to this link, too. */
        NOT_HERE
    }

    private void leave(Obstacle obstacle) {
        if (obstacle != Obstacle.NOT_HERE) {
            reversal.leave(obstacle.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private Optional<Obstacle> obstacle(Link link, List<Link> again) {
        List<Taken> inTheWay = Stream.of(
                        link.place().contactsLink(), link.place().identitysLink())
                .flatMap(Optional::stream)
                .filter(taken -> !reversal.endedLinks.contains(taken.link()))
                .toList();
        if (!inTheWay.isEmpty()) {
            boolean elsewhere = inTheWay.stream().allMatch(taken -> taken.made() && !ownLink(taken.link()));
            return Optional.of(elsewhere ? Obstacle.NOT_HERE : Obstacle.LINK_TAKEN);
        }
        if (again.stream().anyMatch(other -> samePlace(link, other))) {
            return Optional.of(Obstacle.LINK_TAKEN);
        }
        return link.place().mappedTo().equals(Optional.of(clientOf(link)))
                ? Optional.empty()
                : Optional.of(Obstacle.NOT_MAPPED);
    }

    /** It stays, as a later run used it. */
    private boolean ownLink(UUID id) {
        return reversal.touched.links().stream().anyMatch(link -> link.id().equals(id));
    }

    private static boolean samePlace(Link one, Link other) {
        return one.contact().equals(other.contact())
                || (one.objectId().equals(other.objectId())
                        && one.entraTenantId().equals(other.entraTenantId()));
    }

    /** As it is once the contact is where it was. */
    private ClientId clientOf(Link link) {
        return ofThisContact(link)
                ? reversal.edit.flatMap(ContactEdit::client).orElse(link.place().contactsClient())
                : link.place().contactsClient();
    }

    private void begin(Link link) {
        boolean inactivated = ofThisContact(link)
                ? reversal.edit.flatMap(ContactEdit::inactive).orElse(false)
                : link.inactivated();
        reversal.links.add(new ActiveLink(link.id(), inactivated));
        reversal.reopened.add(new Concerned(link.entraTenantId(), link.objectId()));
        if (!ofThisContact(link)) {
            reversal.stamps.add(new Stamped(link.contact(), linked(link)));
        }
    }

    /** The provenance of a contact that stands for this identity again. */
    static Stamp linked(Link link) {
        return new Stamp(
                Optional.of(link.objectId()),
                link.userPrincipalName(),
                Optional.of(link.enabled()),
                Optional.of("linked"),
                Optional.empty());
    }
}
