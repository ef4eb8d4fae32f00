package io.rollcall.host.api.contacts;

import java.util.List;
import java.util.Optional;

/**
 * A change of one contact: empty means "leave as it is".
 *
 * @param version the version that the change was decided on; the edit is left out if the row has moved since
 * @param addEmails additional addresses to add; one that is there already is left alone
 * @param entraPhones replaces the phones of origin {@link Origin#ENTRA}; a person's phones always stay
 */
public record ContactEdit(
        ContactId id,
        long version,
        Optional<String> name,
        Optional<String> email,
        Optional<String> role,
        Optional<Boolean> inactive,
        List<Contact.Address> addEmails,
        Optional<List<Contact.Phone>> entraPhones) {}
