package io.rollcall.host.api.admin;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;

/**
 * A contact as a person fills it in. Addresses and phones that the contact has already keep their origin; new ones are
 * the person's.
 *
 * @param keyPerson a default or billing contact of the client
 */
public record ContactForm(
        ContactId id,
        ClientId clientId,
        String name,
        Optional<String> email,
        Optional<String> role,
        List<String> additionalEmails,
        List<Phone> phones,
        boolean inactive,
        boolean portalLogin,
        boolean keyPerson) {
    public ContactForm {
        additionalEmails = List.copyOf(additionalEmails);
        phones = List.copyOf(phones);
    }

    /** {@code label}: work, mobile. A number stands once at a contact. */
    public record Phone(String number, String label) {}
}
