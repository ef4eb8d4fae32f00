package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the directory's values make of a contact's fields: all of them on a new one, only ruled ones on one that is there. */
final class Fields {
    private final SyncSettings settings;
    private final Phones phones;

    Fields(SyncSettings settings, Phones phones) {
        this.settings = settings;
        this.phones = phones;
    }

    /** Every non-blank field. @param address the address to write */
    NewContact create(ContactId id, ClientId client, Identity identity, String address) {
        return create(id, client, identity, Wording.name(identity, address), Optional.of(address));
    }

    /** The same of somebody who may have no address to write. */
    NewContact create(ContactId id, ClientId client, Identity identity, String name, Optional<String> address) {
        return new NewContact(
                id, client, name, address, Wording.clean(identity.jobTitle()), List.of(), phones.of(identity));
    }

    /** What no person's value is, in snake_case: such an identity fails alone. */
    static Optional<String> tooLong(String name, Optional<String> role, List<Contact.Phone> phones) {
        if (name.length() > Wording.LONGEST_NAME) {
            return Optional.of("name_too_long");
        }
        if (role.filter(text -> text.length() > Wording.LONGEST_ROLE).isPresent()) {
            return Optional.of("role_too_long");
        }
        return phones.stream().anyMatch(phone -> phone.number().length() > Wording.LONGEST_PHONE)
                ? Optional.of("phone_too_long")
                : Optional.empty();
    }

    /** A new contact's fields as the journal tells them. */
    static List<FieldChange> told(NewContact contact) {
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange(ContactFields.NAME, Optional.empty(), Optional.of(contact.name())));
        contact.email()
                .ifPresent(email ->
                        fields.add(new FieldChange(ContactFields.EMAIL, Optional.empty(), Optional.of(email))));
        contact.role()
                .ifPresent(
                        role -> fields.add(new FieldChange(ContactFields.ROLE, Optional.empty(), Optional.of(role))));
        if (!contact.phones().isEmpty()) {
            fields.add(new FieldChange(
                    ContactFields.PHONES, Optional.empty(), Optional.of(ContactFields.text(contact.phones()))));
        }
        return fields;
    }

    /** The overwriting that rules ask for on an existing contact; {@code address}: the address to write, if there is one. */
    ContactChange overwrite(Contact contact, Pins pins, Identity identity, Optional<String> address) {
        ContactChange change = new ContactChange(contact);
        if (on(Field.DISPLAY_NAME, pins)) {
            Wording.clean(identity.displayName())
                    .filter(name -> !Addresses.tombstone(name))
                    .filter(name -> !name.equals(contact.name()))
                    .ifPresent(change::name);
        }
        if (on(Field.ROLE, pins)) {
            Wording.clean(identity.jobTitle())
                    .filter(role -> !contact.role().equals(Optional.of(role)))
                    .ifPresent(change::role);
        }
        if (on(Field.EMAIL, pins)) {
            address.filter(email -> !Addresses.onmicrosoft(email))
                    .filter(email ->
                            contact.email().filter(email::equalsIgnoreCase).isEmpty())
                    .ifPresent(change::email);
        }
        List<Contact.Phone> numbers = phones.of(identity);
        if (on(Field.PHONE, pins) && phones.missing(contact, numbers)) {
            change.phones(numbers);
        }
        return change;
    }

    boolean on(Field field, Pins pins) {
        return settings.overwrite().contains(field) && !pins.covers(field);
    }
}
