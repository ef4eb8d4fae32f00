package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.jdbc.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A contact with its addresses and phones, read in one statement. */
final class ContactRow {
    static final String COLUMNS =
            """
            select c.id, c.client_id, c.name, c.email, c.role, c.inactive, c.portal_login, c.key_person,
                   c.merged_into, c.deleted_at is not null as deleted, c.version, c.created_at, c.updated_at, c.name_key,
                   e.emails, e.email_origins, p.numbers, p.labels, p.phone_origins
            """;

    /** To follow a {@code from} that names contacts {@code c}. */
    static final String DETAILS =
            """
            left join lateral (
                select array_agg(email order by email_key) as emails, array_agg(origin order by email_key) as email_origins
                from contact_emails where tenant = c.tenant and contact_id = c.id) e on true
            left join lateral (
                select array_agg(number order by number) as numbers, array_agg(label order by number) as labels,
                       array_agg(origin order by number) as phone_origins
                from contact_phones where tenant = c.tenant and contact_id = c.id) p on true
            """;

    private ContactRow() {}

    static Contact read(ResultSet row) throws SQLException {
        return new Contact(
                new ContactId(row.getObject("id", UUID.class)),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("role")),
                addresses(row),
                phones(row),
                row.getBoolean("inactive"),
                row.getBoolean("portal_login"),
                row.getBoolean("key_person"),
                Optional.ofNullable(row.getObject("merged_into", UUID.class)).map(ContactId::new),
                row.getBoolean("deleted"),
                row.getLong("version"));
    }

    static Versioned<Contact> readVersioned(ResultSet row) throws SQLException {
        return new Versioned<>(
                read(row),
                row.getLong("version"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "updated_at").orElseThrow());
    }

    static String name(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static List<Contact.Address> addresses(ResultSet row) throws SQLException {
        List<String> emails = texts(row, "emails");
        List<String> origins = texts(row, "email_origins");
        return IntStream.range(0, emails.size())
                .mapToObj(i -> new Contact.Address(emails.get(i), origin(origins.get(i))))
                .toList();
    }

    private static List<Contact.Phone> phones(ResultSet row) throws SQLException {
        List<String> numbers = texts(row, "numbers");
        List<String> labels = texts(row, "labels");
        List<String> origins = texts(row, "phone_origins");
        return IntStream.range(0, numbers.size())
                .mapToObj(i -> new Contact.Phone(numbers.get(i), labels.get(i), origin(origins.get(i))))
                .toList();
    }

    private static Origin origin(String name) {
        return Origin.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
