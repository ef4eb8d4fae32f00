package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A contact as it is now, in the journal's words. */
record Now(Contact contact, Optional<String> userPrincipalName) {
    private static final Set<String> FIELDS = Set.of(
            ContactFields.NAME,
            ContactFields.EMAIL,
            ContactFields.ADDITIONAL_EMAIL,
            ContactFields.ROLE,
            ContactFields.PHONES,
            ContactFields.INACTIVE,
            ContactFields.CLIENT,
            ContactFields.UPN);

    /** What the journal tells besides is no field of a contact. */
    static boolean knows(FieldChange change) {
        return FIELDS.contains(change.field());
    }

    /** @param change of an additional address: tells which one is asked for */
    Optional<String> value(FieldChange change) {
        return switch (change.field()) {
            case ContactFields.NAME -> Optional.of(contact.name());
            case ContactFields.EMAIL -> contact.email();
            case ContactFields.ADDITIONAL_EMAIL -> additional(Collapsed.address(change));
            case ContactFields.ROLE -> contact.role();
            case ContactFields.PHONES -> text(ours());
            case ContactFields.INACTIVE -> Optional.of(String.valueOf(contact.inactive()));
            case ContactFields.CLIENT -> Optional.of(contact.clientId().toString());
            default -> userPrincipalName;
        };
    }

    /** Whether the field is this. */
    boolean is(FieldChange change, Optional<String> value) {
        return switch (change.field()) {
            case ContactFields.ADDITIONAL_EMAIL -> value.isPresent()
                    == value(change).isPresent();
            case ContactFields.PHONES -> withoutPersons(ContactFields.phones(value.orElse("")))
                    .equals(withoutPersons(ours()));
            default -> value.equals(value(change));
        };
    }

    /** Phones that a person typed or took over. */
    List<Contact.Phone> persons() {
        return contact.phones().stream()
                .filter(phone -> phone.origin() == Origin.PERSON)
                .toList();
    }

    private Optional<String> additional(String address) {
        return contact.additionalEmails().stream()
                .map(Contact.Address::email)
                .filter(address::equalsIgnoreCase)
                .findFirst();
    }

    private List<Contact.Phone> ours() {
        return contact.phones().stream()
                .filter(phone -> phone.origin() == Origin.ENTRA)
                .toList();
    }

    /** In whatever order; a number that a person typed, too, is stored once, as theirs. */
    private Set<Contact.Phone> withoutPersons(List<Contact.Phone> phones) {
        Set<String> typed = persons().stream().map(Contact.Phone::number).collect(Collectors.toSet());
        Set<Contact.Phone> rest = new HashSet<>(phones);
        rest.removeIf(phone -> typed.contains(phone.number()));
        return rest;
    }

    static Optional<String> text(List<Contact.Phone> phones) {
        return Optional.of(ContactFields.text(phones)).filter(text -> !text.isEmpty());
    }
}
