package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Additional addresses and phones of many contacts, collected and then written at once: nothing collected, no statement. */
final class ContactDetails {
    private static final String ADD_EMAILS =
            """
            insert into contact_emails (tenant, contact_id, email, origin)
            select ?, * from unnest(?, ?, ?) on conflict do nothing""";

    private static final String REMOVE_EMAILS =
            """
            delete from contact_emails e using unnest(?, ?) as r (contact_id, email_key)
            where e.tenant = ? and e.contact_id = r.contact_id and e.email_key = r.email_key""";

    private static final String ADD_PHONES =
            """
            insert into contact_phones (tenant, contact_id, number, label, origin)
            select ?, * from unnest(?, ?, ?, ?) on conflict do nothing""";

    private static final String REMOVE_ENTRA_PHONES =
            "delete from contact_phones where tenant = ? and contact_id = any(?) and origin = 'entra'";

    private record Email(UUID contact, Contact.Address address) {}

    private record EmailKey(UUID contact, String key) {}

    private record Phone(UUID contact, Contact.Phone phone) {}

    private final List<UUID> phonesReplaced = new ArrayList<>();
    private final List<Email> emails = new ArrayList<>();
    private final List<EmailKey> emailsRemoved = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();

    void addEmails(ContactId contact, Collection<Contact.Address> added) {
        added.forEach(address -> emails.add(new Email(contact.value(), address)));
    }

    void removeEmails(ContactId contact, Collection<String> keys) {
        keys.forEach(key -> emailsRemoved.add(new EmailKey(contact.value(), key)));
    }

    void addPhones(ContactId contact, Collection<Contact.Phone> added) {
        added.forEach(phone -> phones.add(new Phone(contact.value(), phone)));
    }

    /** The directory's phones are these and no others; a person's stay, also where the numbers are equal. */
    void replaceEntraPhones(ContactId contact, Collection<Contact.Phone> replacing) {
        phonesReplaced.add(contact.value());
        addPhones(contact, replacing);
    }

    void write(Connection connection, TenantId tenant) {
        if (!phonesReplaced.isEmpty()) {
            Sql.of(connection, REMOVE_ENTRA_PHONES)
                    .bind(tenant.value())
                    .uuids(phonesReplaced)
                    .update();
        }
        if (!emailsRemoved.isEmpty()) {
            Sql.of(connection, REMOVE_EMAILS)
                    .uuids(emailsRemoved.stream().map(EmailKey::contact).toList())
                    .texts(emailsRemoved.stream().map(EmailKey::key).toList())
                    .bind(tenant.value())
                    .update();
        }
        if (!emails.isEmpty()) {
            Sql.of(connection, ADD_EMAILS)
                    .bind(tenant.value())
                    .uuids(emails.stream().map(Email::contact).toList())
                    .texts(emails.stream().map(e -> e.address().email()).toList())
                    .texts(emails.stream()
                            .map(e -> ContactRow.name(e.address().origin()))
                            .toList())
                    .update();
        }
        if (!phones.isEmpty()) {
            Sql.of(connection, ADD_PHONES)
                    .bind(tenant.value())
                    .uuids(phones.stream().map(Phone::contact).toList())
                    .texts(phones.stream().map(p -> p.phone().number()).toList())
                    .texts(phones.stream().map(p -> p.phone().label()).toList())
                    .texts(phones.stream()
                            .map(p -> ContactRow.name(p.phone().origin()))
                            .toList())
                    .update();
        }
    }
}
