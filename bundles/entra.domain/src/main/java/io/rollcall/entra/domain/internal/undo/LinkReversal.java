package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.Touched.Link;
import io.rollcall.entra.domain.undo.Touched.Stamp;
import io.rollcall.entra.domain.undo.UndoWrites.ActiveLink;
import io.rollcall.entra.domain.undo.UndoWrites.Stamped;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on the links around one contact, once its fields are decided on, and on its provenance: links that the run made
 * end, those that it ended begin again where nobody else has taken the place.
 */
final class LinkReversal {
    /** The reason of ended links, and the status of contacts that an undo made inactive. */
    static final String UNDONE = "undone";

    private static final Set<String> LINKING = Set.of("created", "linked", "link_passed");

    private final Reversal reversal;
    private final Touched touched;
    private final Contact contact;
    private final Optional<Boolean> inactivePutBack;
    private final boolean leftInactive;

    LinkReversal(Reversal reversal, Contact contact, List<FieldChange> changes) {
        this.reversal = reversal;
        this.touched = reversal.touched;
        this.contact = contact;
        this.inactivePutBack = reversal.edit.flatMap(ContactEdit::inactive);
        this.leftInactive = Collapsed.left(changes, ContactFields.INACTIVE).equals(Optional.of("true"));
    }

    void decide() {
        Optional<Link> active =
                touched.links().stream().filter(link -> !link.ended()).findFirst();
        Optional<Link> ended = active.filter(Link::made).filter(this::asLeft);
        active.filter(link -> ended.isEmpty()).ifPresent(this::stays);
        ended.ifPresent(link -> reversal.endedLinks.add(link.id()));
        EndedLinks former = new EndedLinks(reversal, Optional.of(contact));
        Optional<Link> again =
                former.beginAgain().stream().filter(former::ofThisContact).findFirst();
        if (ended.isPresent() || again.isPresent()) {
            reversal.tellLink(ended.map(Link::objectId), again.map(Link::objectId));
        }
        stamp(active.isPresent() && ended.isEmpty(), ended.isPresent(), again)
                .filter(stamp -> !stamp.equals(touched.stamp()))
                .ifPresent(stamp -> reversal.stamps.add(new Stamped(contact.id(), stamp)));
    }

    /** No later run inactivated the contact through the link, or took that back. */
    private boolean asLeft(Link link) {
        boolean as = link.inactivated() == leftInactive;
        if (!as) {
            reversal.leave(
                    new FieldChange(
                            ContactFields.INACTIVE,
                            Optional.of(String.valueOf(leftInactive)),
                            Optional.of(String.valueOf(contact.inactive()))),
                    Reversal.CHANGED_SINCE);
        }
        return as;
    }

    /** A link from before the run, or one that somebody else has made since. */
    private void stays(Link link) {
        inactivePutBack.ifPresent(inactive -> reversal.links.add(new ActiveLink(link.id(), inactive)));
        if (link.later() && touched.entries().stream().anyMatch(entry -> LINKING.contains(entry.action()))) {
            reversal.leave("linked_since");
        }
    }

    private Optional<Stamp> stamp(boolean stays, boolean ended, Optional<Link> again) {
        Stamp now = calledAsBefore();
        if (again.isPresent()) {
            return Optional.of(state(EndedLinks.linked(again.get())));
        }
        if (stays) {
            return Optional.of(inactivePutBack.isPresent() ? state(now) : now);
        }
        if (inactivePutBack.orElse(leftInactive && contact.inactive())
                || (now.status().equals(Optional.of(UNDONE)) && contact.inactive())) {
            return Optional.of(now.with(UNDONE, Optional.of(UNDONE)));
        }
        return ended ? Optional.of(Stamp.NONE) : Optional.of(now);
    }

    private Stamp state(Stamp stamp) {
        return inactivePutBack.orElse(false)
                ? stamp.with("inactivated", Optional.of(UNDONE))
                : stamp.with("linked", Optional.empty());
    }

    private Stamp calledAsBefore() {
        return reversal.back.stream()
                .filter(field -> field.field().equals(ContactFields.UPN))
                .findFirst()
                .map(field -> touched.stamp().called(field.after()))
                .orElse(touched.stamp());
    }
}
