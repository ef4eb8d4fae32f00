package io.rollcall.host.rest.internal.contacts;

import io.rollcall.host.api.admin.ContactForm;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.rest.internal.request.Fields;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A contact as a person fills it in; what is left out is empty. */
public record ContactBody(
        UUID clientId,
        String name,
        Optional<String> email,
        Optional<String> role,
        Optional<List<String>> additionalEmails,
        Optional<List<ContactForm.Phone>> phones,
        Optional<Boolean> inactive,
        Optional<Boolean> portalLogin,
        Optional<Boolean> keyPerson) {
    private static final int LONGEST = 255;
    private static final int LONGEST_PHONE = 64;

    static ContactBody of(Contact contact) {
        return new ContactBody(
                contact.clientId().value(),
                contact.name(),
                contact.email(),
                contact.role(),
                Optional.of(contact.additionalEmails().stream()
                        .map(Contact.Address::email)
                        .toList()),
                Optional.of(contact.phones().stream()
                        .map(phone -> new ContactForm.Phone(phone.number(), phone.label()))
                        .toList()),
                Optional.of(contact.inactive()),
                Optional.of(contact.portalLogin()),
                Optional.of(contact.keyPerson()));
    }

    void check() {
        Fields fields = new Fields()
                .check("clientId", clientId != null, "This is required.")
                .required("name", name, LONGEST)
                .address("email", email)
                .text("role", role, LONGEST);
        List<String> emails = additionalEmails.orElse(List.of());
        for (int i = 0; i < emails.size(); i++) {
            checkEmail(fields, "additionalEmails[" + i + "]", emails.get(i));
        }
        List<ContactForm.Phone> numbers = phones.orElse(List.of());
        for (int i = 0; i < numbers.size(); i++) {
            checkPhone(fields, "phones[" + i + "]", numbers.get(i));
        }
        fields.refuse();
    }

    private static void checkEmail(Fields fields, String field, String email) {
        fields.check(field, email != null, "This is required.").address(field, Optional.ofNullable(email));
    }

    private static void checkPhone(Fields fields, String field, ContactForm.Phone phone) {
        fields.check(field, phone != null, "This is required.");
        if (phone != null) {
            fields.required(field + ".number", phone.number(), LONGEST_PHONE)
                    .required(field + ".label", phone.label(), LONGEST_PHONE);
        }
    }

    ContactForm form(ContactId id) {
        return new ContactForm(
                id,
                new ClientId(clientId),
                name.strip(),
                email,
                role,
                additionalEmails.orElse(List.of()),
                phones.orElse(List.of()),
                inactive.orElse(false),
                portalLogin.orElse(false),
                keyPerson.orElse(false));
    }
}
