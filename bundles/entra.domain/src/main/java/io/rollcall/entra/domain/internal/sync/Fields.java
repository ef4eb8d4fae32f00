package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.contacts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return new NewContact(
                id,
                client,
                Wording.name(identity, address),
                Optional.of(address),
                Wording.clean(identity.jobTitle()),
                List.of(),
                phones.of(identity));
    }

    /** A new contact's fields as the journal tells them. */
    static List<FieldChange> told(NewContact contact) {
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange("name", Optional.empty(), Optional.of(contact.name())));
        fields.add(new FieldChange("email", Optional.empty(), contact.email()));
        contact.role().ifPresent(role -> fields.add(new FieldChange("role", Optional.empty(), Optional.of(role))));
        if (!contact.phones().isEmpty()) {
            fields.add(new FieldChange("phones", Optional.empty(), Optional.of(joined(contact.phones()))));
        }
        return fields;
    }

    /** The overwriting that rules ask for on an existing contact; {@code address}: the address to write, if there is one. */
    Change overwrite(Contact contact, Identity identity, Optional<String> address) {
        Change change = new Change(contact);
        if (on(Field.DISPLAY_NAME)) {
            Wording.clean(identity.displayName())
                    .filter(name -> !name.equals(contact.name()))
                    .ifPresent(change::name);
        }
        if (on(Field.ROLE)) {
            Wording.clean(identity.jobTitle())
                    .filter(role -> !contact.role().equals(Optional.of(role)))
                    .ifPresent(change::role);
        }
        if (on(Field.EMAIL)) {
            address.filter(email -> !Addresses.onmicrosoft(email))
                    .filter(email ->
                            contact.email().filter(email::equalsIgnoreCase).isEmpty())
                    .ifPresent(change::email);
        }
        List<Contact.Phone> numbers = phones.of(identity);
        if (on(Field.PHONE) && phones.missing(contact, numbers)) {
            change.phones(numbers);
        }
        return change;
    }

    boolean on(Field field) {
        return settings.overwrite().contains(field);
    }

    private static String joined(List<Contact.Phone> phones) {
        return phones.stream().map(Contact.Phone::number).collect(Collectors.joining(", "));
    }

    /** Collects what changes on one contact. */
    static final class Change {
        private final Contact contact;
        private final List<FieldChange> fields = new ArrayList<>();
        private Optional<String> name = Optional.empty();
        private Optional<String> email = Optional.empty();
        private Optional<String> role = Optional.empty();
        private Optional<Boolean> inactive = Optional.empty();
        private Optional<List<Contact.Phone>> newPhones = Optional.empty();

        Change(Contact contact) {
            this.contact = contact;
        }

        Change inactive(boolean now) {
            inactive = Optional.of(now);
            fields.add(
                    new FieldChange("inactive", Optional.of(String.valueOf(!now)), Optional.of(String.valueOf(now))));
            return this;
        }

        boolean tooLong() {
            return name.filter(now -> now.length() > Wording.LONGEST_NAME).isPresent();
        }

        boolean none() {
            return fields.isEmpty();
        }

        Optional<String> newEmail() {
            return email;
        }

        List<FieldChange> fields() {
            return fields;
        }

        /** A replaced e-mail stays as an additional address. */
        ContactEdit edit() {
            List<Contact.Address> former = email.isEmpty()
                    ? List.of()
                    : contact.email().stream()
                            .map(old -> new Contact.Address(old, Origin.PERSON))
                            .toList();
            return new ContactEdit(contact.id(), contact.version(), name, email, role, inactive, former, newPhones);
        }

        private void name(String now) {
            name = Optional.of(now);
            fields.add(new FieldChange("name", Optional.of(contact.name()), name));
        }

        private void role(String now) {
            role = Optional.of(now);
            fields.add(new FieldChange("role", contact.role(), role));
        }

        private void email(String now) {
            email = Optional.of(now);
            fields.add(new FieldChange("email", contact.email(), email));
        }

        private void phones(List<Contact.Phone> now) {
            newPhones = Optional.of(now);
            List<Contact.Phone> ours = contact.phones().stream()
                    .filter(phone -> phone.origin() == Origin.ENTRA)
                    .toList();
            fields.add(new FieldChange("phones", Optional.of(joined(ours)), Optional.of(joined(now))));
        }
    }
}
