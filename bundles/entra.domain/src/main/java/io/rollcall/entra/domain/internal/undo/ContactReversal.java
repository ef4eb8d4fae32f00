package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import java.util.List;
import java.util.Optional;

/** Decides on the fields of one contact that is still there. */
final class ContactReversal {
    private final Reversal reversal;
    private final Contact contact;
    private final Now now;
    private final List<FieldChange> changes;
    private final PutBack back;

    ContactReversal(Reversal reversal, Contact contact) {
        this.reversal = reversal;
        this.contact = contact;
        this.now = new Now(contact, reversal.touched.stamp().userPrincipalName());
        this.changes = Collapsed.of(reversal.touched.entries());
        this.back = new PutBack(contact);
    }

    /** @param client to which the run made new contacts */
    void decide(Optional<ClientId> client) {
        if (created()) {
            new CreatedContact(reversal, contact, now, changes)
                    .differences(client)
                    .forEach(this::leave);
            inactivate();
        } else {
            changes.stream().filter(Now::knows).forEach(this::existing);
        }
        reversal.back.addAll(back.fields());
        reversal.edit = back.edit();
        new LinkReversal(reversal, contact, changes).decide();
    }

    private boolean created() {
        return reversal.touched.entries().stream()
                        .anyMatch(entry -> entry.action().equals("created"))
                || reversal.touched.links().stream().anyMatch(link -> link.made() && link.created());
    }

    /** A contact that the run made, and that nobody has changed since. */
    private void inactivate() {
        if (contact.portalLogin()) {
            reversal.leave("portal_login");
        } else if (contact.keyPerson()) {
            reversal.leave("key_person");
        } else if (reversal.touched.links().stream().anyMatch(link -> !link.ended() && !link.made())) {
            reversal.leave("linked_since");
        }
        if (reversal.leftBecause().isEmpty() && !contact.inactive()) {
            back.field(new FieldChange(ContactFields.INACTIVE, Optional.of("true"), Optional.of("false")));
        }
    }

    private void existing(FieldChange change) {
        if (now.is(change, change.before())) {
            return;
        }
        if (!now.is(change, change.after())) {
            leave(new FieldChange(change.field(), change.after(), now.value(change)));
        } else if (obstacle(change).isPresent()) {
            reversal.leave(
                    new FieldChange(change.field(), change.after(), now.value(change)),
                    obstacle(change).get());
        } else if (!keepsFormerAddress(change)) {
            back.field(change);
        }
    }

    private void leave(FieldChange difference) {
        reversal.leave(difference, Reversal.CHANGED_SINCE);
    }

    /** What became of the contact meanwhile forbids it, as it forbids it to a run. */
    private Optional<String> obstacle(FieldChange change) {
        if (change.field().equals(ContactFields.EMAIL) && contact.portalLogin()) {
            return Optional.of("portal_login");
        }
        boolean inactivates =
                change.field().equals(ContactFields.INACTIVE) && change.before().equals(Optional.of("true"));
        return inactivates && contact.keyPerson() ? Optional.of("key_person") : Optional.empty();
    }

    /** The address that the run replaced: it stays as an additional one unless it becomes the primary one again. */
    private boolean keepsFormerAddress(FieldChange change) {
        return change.field().equals(ContactFields.ADDITIONAL_EMAIL)
                && change.before().isEmpty()
                && changes.stream()
                        .filter(other -> other.field().equals(ContactFields.EMAIL))
                        .filter(email -> email.before()
                                .filter(Collapsed.address(change)::equalsIgnoreCase)
                                .isPresent())
                        .anyMatch(email -> !returns(email));
    }

    private boolean returns(FieldChange change) {
        return now.is(change, change.before())
                || (now.is(change, change.after()) && obstacle(change).isEmpty());
    }
}
