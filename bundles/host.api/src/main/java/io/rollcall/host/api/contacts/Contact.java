package io.rollcall.host.api.contacts;

import io.rollcall.host.api.clients.ClientId;
import java.util.List;
import java.util.Optional;

/**
 * A contact as it is stored now.
 *
 * @param email the primary address as typed; compared case-folded
 * @param version moves with every change of the row: the basis of drift detection
 * @param mergedInto the survivor, if a person merged this contact away
 * @param deleted a person deleted it (the row stays for its history)
 * @param keyPerson it is a default or billing contact of its client
 */
public record Contact(
        ContactId id,
        ClientId clientId,
        String name,
        Optional<String> email,
        Optional<String> role,
        List<Address> additionalEmails,
        List<Phone> phones,
        boolean inactive,
        boolean portalLogin,
        boolean keyPerson,
        Optional<ContactId> mergedInto,
        boolean deleted,
        long version) {

    /** An additional e-mail address. */
    public record Address(String email, Origin origin) {}

    /** A phone number as typed or, from the directory, in E.164 where it could be parsed. {@code label}: work, mobile. */
    public record Phone(String number, String label, Origin origin) {}
}
