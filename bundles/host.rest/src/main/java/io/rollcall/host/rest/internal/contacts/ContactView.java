package io.rollcall.host.rest.internal.contacts;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactProvenance.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A contact as it is shown; {@code version} is what its ETag holds, {@code provenance} what a directory plug-in knows. */
public record ContactView(
        UUID id,
        UUID clientId,
        String name,
        Optional<String> email,
        Optional<String> role,
        List<Contact.Address> additionalEmails,
        List<Contact.Phone> phones,
        boolean inactive,
        boolean portalLogin,
        boolean keyPerson,
        Optional<UUID> mergedInto,
        boolean deleted,
        Optional<Provenance> provenance,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static ContactView of(Versioned<Contact> stored, Optional<Provenance> provenance) {
        Contact contact = stored.value();
        return new ContactView(
                contact.id().value(),
                contact.clientId().value(),
                contact.name(),
                contact.email(),
                contact.role(),
                contact.additionalEmails(),
                contact.phones(),
                contact.inactive(),
                contact.portalLogin(),
                contact.keyPerson(),
                contact.mergedInto().map(survivor -> survivor.value()),
                contact.deleted(),
                provenance,
                stored.version(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
