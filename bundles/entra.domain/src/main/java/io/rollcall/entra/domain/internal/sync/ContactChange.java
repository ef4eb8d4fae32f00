package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what changes on one contact, as an edit and as the journal tells it. */
final class ContactChange {
    private final Contact contact;
    private final ContactEdit.Builder edit;
    private final List<FieldChange> fields = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> email = Optional.empty();
    private Optional<String> role = Optional.empty();
    private List<Contact.Phone> phones = List.of();

    ContactChange(Contact contact) {
        this.contact = contact;
        this.edit = ContactEdit.of(contact);
    }

    ContactChange inactive(boolean now) {
        edit.inactive(now);
        tell(ContactFields.INACTIVE, Optional.of(String.valueOf(!now)), String.valueOf(now));
        return this;
    }

    ContactChange client(ClientId now) {
        edit.client(now);
        tell(ContactFields.CLIENT, Optional.of(contact.clientId().toString()), now.toString());
        return this;
    }

    void name(String now) {
        name = Optional.of(now);
        edit.name(now);
        tell(ContactFields.NAME, Optional.of(contact.name()), now);
    }

    void role(String now) {
        role = Optional.of(now);
        edit.role(now);
        tell(ContactFields.ROLE, contact.role(), now);
    }

    /** The replaced address stays as an additional one. */
    void email(String now) {
        email = Optional.of(now);
        edit.email(now);
        tell(ContactFields.EMAIL, contact.email(), now);
        contact.email().filter(this::isNoAdditional).ifPresent(former -> {
            edit.addEmails(List.of(new Contact.Address(former, Origin.PERSON)));
            tell(ContactFields.ADDITIONAL_EMAIL, Optional.empty(), former);
        });
    }

    /** A person's phones stay. */
    void phones(List<Contact.Phone> now) {
        List<Contact.Phone> ours = contact.phones().stream()
                .filter(phone -> phone.origin() == Origin.ENTRA)
                .toList();
        phones = now;
        edit.entraPhones(now);
        tell(
                ContactFields.PHONES,
                Optional.of(ContactFields.text(ours)).filter(text -> !text.isEmpty()),
                ContactFields.text(now));
    }

    /** Why it cannot be written, in snake_case. */
    Optional<String> tooLong() {
        return Fields.tooLong(name.orElse(""), role, phones);
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

    ContactEdit edit() {
        return edit.build();
    }

    private boolean isNoAdditional(String address) {
        return contact.additionalEmails().stream()
                .noneMatch(additional -> additional.email().equalsIgnoreCase(address));
    }

    private void tell(String field, Optional<String> before, String after) {
        fields.add(new FieldChange(field, before, Optional.of(after)));
    }
}
