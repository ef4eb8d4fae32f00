package io.rollcall.entra.domain.internal.undo;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A contact as somebody leaves it. */
record Person(Contact now) {
    static Person ada() {
        return new Person(new Contact(
                Past.ADA,
                Past.CLIENT,
                "Ada",
                Optional.of("ada@contoso.example"),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                Optional.empty(),
                false,
                7));
    }

    Person named(String name) {
        return with(now.clientId(), name, now.email(), now.role(), now.additionalEmails(), now.phones());
    }

    Person email(String email) {
        return with(now.clientId(), now.name(), Optional.of(email), now.role(), now.additionalEmails(), now.phones());
    }

    Person role(String role) {
        return with(now.clientId(), now.name(), now.email(), Optional.of(role), now.additionalEmails(), now.phones());
    }

    Person of(ClientId client) {
        return with(client, now.name(), now.email(), now.role(), now.additionalEmails(), now.phones());
    }

    Person additional(String... emails) {
        List<Contact.Address> addresses = Stream.of(emails)
                .map(email -> new Contact.Address(email, Origin.PERSON))
                .toList();
        return with(now.clientId(), now.name(), now.email(), now.role(), addresses, now.phones());
    }

    Person phones(Contact.Phone... phones) {
        return with(now.clientId(), now.name(), now.email(), now.role(), now.additionalEmails(), List.of(phones));
    }

    Person inactive() {
        return state(true, false, false, Optional.empty(), false);
    }

    Person portalLogin() {
        return state(false, true, false, Optional.empty(), false);
    }

    Person keyPerson() {
        return state(false, false, true, Optional.empty(), false);
    }

    Person merged() {
        return state(false, false, false, Optional.of(new ContactId(UUID.randomUUID())), false);
    }

    Person deleted() {
        return state(false, false, false, Optional.empty(), true);
    }

    private Person with(
            ClientId client,
            String name,
            Optional<String> email,
            Optional<String> role,
            List<Contact.Address> additional,
            List<Contact.Phone> phones) {
        return new Person(new Contact(
                now.id(),
                client,
                name,
                email,
                role,
                additional,
                phones,
                now.inactive(),
                now.portalLogin(),
                now.keyPerson(),
                now.mergedInto(),
                now.deleted(),
                now.version()));
    }

    private Person state(
            boolean inactive, boolean portalLogin, boolean keyPerson, Optional<ContactId> mergedInto, boolean deleted) {
        return new Person(new Contact(
                now.id(),
                now.clientId(),
                now.name(),
                now.email(),
                now.role(),
                now.additionalEmails(),
                now.phones(),
                inactive,
                portalLogin,
                keyPerson,
                mergedInto,
                deleted,
                now.version()));
    }
}
