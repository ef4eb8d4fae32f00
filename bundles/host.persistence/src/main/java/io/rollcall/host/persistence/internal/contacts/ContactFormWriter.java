package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.admin.ContactForm;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;

/** Writes what a person filled in. Addresses and phones that are there already keep their origin. */
final class ContactFormWriter {
    private static final String INSERT =
            """
            insert into contacts (tenant, id, client_id, name, email, role, inactive, portal_login, key_person)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant, id) do nothing""";

    private static final String REPLACE =
            """
            update contacts
            set client_id = ?, name = ?, email = ?, role = ?, inactive = ?, portal_login = ?, key_person = ?,
                version = version + 1, updated_at = now()
            where tenant = ? and id = ? and version = ? and deleted_at is null and merged_into is null""";

    private static final String REMOVE_EMAILS =
            "delete from contact_emails where tenant = ? and contact_id = ? and email_key <> all (?)";

    private static final String REMOVE_PHONES =
            "delete from contact_phones where tenant = ? and contact_id = ? and number <> all (?)";

    private static final String RELABEL_PHONES =
            """
            update contact_phones p set label = f.label from unnest(?, ?) as f (number, label)
            where p.tenant = ? and p.contact_id = ? and p.number = f.number and p.label <> f.label""";

    private final Connection connection;
    private final TenantId tenant;

    ContactFormWriter(Connection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    int insert(ContactForm form) {
        Sql insert =
                Sql.of(connection, INSERT).bind(tenant.value()).bind(form.id().value());
        if (bindColumns(insert, form).update() == 0) {
            throw new Problem.Conflict("There is a contact with this id already.", List.of()).refuse();
        }
        return details(form);
    }

    int replace(ContactForm form, long version) {
        int replaced = bindColumns(Sql.of(connection, REPLACE), form)
                .bind(tenant.value())
                .bind(form.id().value())
                .bind(version)
                .update();
        return replaced == 0 ? 0 : details(form);
    }

    private static Sql bindColumns(Sql statement, ContactForm form) {
        return statement
                .bind(form.clientId().value())
                .bind(form.name())
                .bind(form.email().orElse(null))
                .bind(form.role().orElse(null))
                .bind(form.inactive())
                .bind(form.portalLogin())
                .bind(form.keyPerson());
    }

    private int details(ContactForm form) {
        List<String> emailKeys = form.additionalEmails().stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
        List<String> numbers =
                form.phones().stream().map(ContactForm.Phone::number).toList();
        removeOthers(REMOVE_EMAILS, form, emailKeys);
        removeOthers(REMOVE_PHONES, form, numbers);
        Sql.of(connection, RELABEL_PHONES)
                .texts(numbers)
                .texts(form.phones().stream().map(ContactForm.Phone::label).toList())
                .bind(tenant.value())
                .bind(form.id().value())
                .update();
        ContactDetails added = new ContactDetails();
        added.addEmails(
                form.id(),
                form.additionalEmails().stream()
                        .map(email -> new Contact.Address(email, Origin.PERSON))
                        .toList());
        added.addPhones(
                form.id(),
                form.phones().stream()
                        .map(phone -> new Contact.Phone(phone.number(), phone.label(), Origin.PERSON))
                        .toList());
        added.write(connection, tenant);
        return 1;
    }

    private void removeOthers(String statement, ContactForm form, List<String> kept) {
        Sql.of(connection, statement)
                .bind(tenant.value())
                .bind(form.id().value())
                .texts(kept)
                .update();
    }
}
