package io.rollcall.host.api.contacts;

import io.rollcall.host.api.clients.ClientId;
import java.util.List;
import java.util.Optional;

/** A contact to store under an id that the caller made. */
public record NewContact(
        ContactId id,
        ClientId clientId,
        String name,
        Optional<String> email,
        Optional<String> role,
        List<Contact.Address> additionalEmails,
        List<Contact.Phone> phones) {}
