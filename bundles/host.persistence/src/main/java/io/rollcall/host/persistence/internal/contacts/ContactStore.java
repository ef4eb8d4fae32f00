package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts in sets: each call is one statement, and one more for each kind of detail that there is. */
@Component
public final class ContactStore implements Contacts {
    // "offset 0" pins the plan to one index look-up per key. A table that was never analyzed, as during a first sync,
    // is
    // otherwise taken for one with few rows per tenant, and every page reads all of them (measured: 70 times slower).
    static final String BY_IDS = ContactRow.COLUMNS
            + """
            from unnest(?) as k (id)
            cross join lateral (select * from contacts where tenant = ? and id = k.id offset 0) c
            """
            + ContactRow.DETAILS;

    static final String BY_ADDRESSES =
            """
            with hits as (
                select distinct h.id
                from unnest(?) as k (key)
                cross join lateral (
                    select id from contacts where tenant = ? and email_key = k.key
                    union all
                    select contact_id from contact_emails where tenant = ? and email_key = k.key offset 0) h)
            """
                    + ContactRow.COLUMNS
                    + """
            from hits
            cross join lateral (select * from contacts where tenant = ? and id = hits.id offset 0) c
            """
                    + ContactRow.DETAILS
                    + "where c.deleted_at is null and c.merged_into is null";

    private static final String CREATE =
            """
            insert into contacts (tenant, id, client_id, name, email, role)
            select ?, * from unnest(?, ?, ?, ?, ?) on conflict (tenant, id) do nothing returning id""";

    // Found by the pinned look-up, written by place: a row that moves in between has another place, and is left out.
    private static final String EDIT =
            """
            update contacts c
            set name = coalesce(e.name, c.name), inactive = coalesce(e.inactive, c.inactive),
                email = case when not e.no_email then coalesce(e.email, c.email) end,
                role = case when not e.no_role then coalesce(e.role, c.role) end,
                client_id = coalesce(e.client_id, c.client_id), version = c.version + 1, updated_at = now()
            from (
                select e.*, found.place
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as e (id, version, name, email, no_email, role, no_role, inactive, client_id)
                cross join lateral (
                    select ctid as place from contacts where tenant = ? and id = e.id and version = e.version offset 0) found) e
            where c.ctid = e.place
            returning c.id""";

    private static final String REDACT =
            """
            with emails as (delete from contact_emails where tenant = ? and contact_id = any(?)),
            phones as (delete from contact_phones where tenant = ? and contact_id = any(?))
            update contacts
            set name = ?, email = null, role = null, inactive = true, portal_login = false, key_person = false,
                deleted_at = coalesce(deleted_at, now()), version = version + 1, updated_at = now()
            where tenant = ? and id = any(?)
              and (name <> ? or email is not null or role is not null or deleted_at is null
                  or not inactive or portal_login or key_person)""";

    private final Jdbc jdbc;

    @Activate
    public ContactStore(@Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return Sql.of(jdbc.connection(), BY_IDS)
                .uuids(ids.stream().map(ContactId::value).distinct().toList())
                .bind(tenant.value())
                .list(ContactRow::read);
    }

    @Override
    public List<Contact> byAddresses(TenantId tenant, Collection<String> addressKeys) {
        if (addressKeys.isEmpty()) {
            return List.of();
        }
        return Sql.of(jdbc.connection(), BY_ADDRESSES)
                .texts(addressKeys)
                .bind(tenant.value())
                .bind(tenant.value())
                .bind(tenant.value())
                .list(ContactRow::read);
    }

    @Override
    public void create(TenantId tenant, List<NewContact> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        Connection connection = jdbc.connection();
        Set<UUID> created = Set.copyOf(Sql.of(connection, CREATE)
                .bind(tenant.value())
                .uuids(column(contacts, contact -> contact.id().value()))
                .uuids(column(contacts, contact -> contact.clientId().value()))
                .texts(column(contacts, NewContact::name))
                .texts(optional(contacts, NewContact::email))
                .texts(optional(contacts, NewContact::role))
                .list(row -> row.getObject("id", UUID.class)));
        ContactDetails details = new ContactDetails();
        contacts.stream()
                .filter(contact -> created.contains(contact.id().value()))
                .forEach(contact -> {
                    details.addEmails(contact.id(), contact.additionalEmails());
                    details.addPhones(contact.id(), contact.phones());
                });
        details.write(connection, tenant);
    }

    @Override
    public Set<ContactId> edit(TenantId tenant, List<ContactEdit> edits) {
        if (edits.isEmpty()) {
            return Set.of();
        }
        Connection connection = jdbc.connection();
        Set<UUID> edited = Set.copyOf(Sql.of(connection, EDIT)
                .uuids(column(edits, edit -> edit.id().value()))
                .array("int8", column(edits, ContactEdit::version))
                .texts(optional(edits, ContactEdit::name))
                .texts(optional(edits, ContactEdit::email))
                .array("bool", column(edits, edit -> edit.blank().contains(ContactEdit.Blank.EMAIL)))
                .texts(optional(edits, ContactEdit::role))
                .array("bool", column(edits, edit -> edit.blank().contains(ContactEdit.Blank.ROLE)))
                .array("bool", optional(edits, ContactEdit::inactive))
                .array("uuid", optional(edits, edit -> edit.client().map(ClientId::value)))
                .bind(tenant.value())
                .list(row -> row.getObject("id", UUID.class)));
        ContactDetails details = new ContactDetails();
        edits.stream().filter(edit -> edited.contains(edit.id().value())).forEach(edit -> {
            details.addEmails(edit.id(), edit.addEmails());
            details.removeEmails(edit.id(), edit.removeEmails());
            edit.entraPhones().ifPresent(phones -> details.replaceEntraPhones(edit.id(), phones));
        });
        details.write(connection, tenant);
        return edits.stream()
                .map(ContactEdit::id)
                .filter(id -> !edited.contains(id.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void redact(TenantId tenant, Collection<ContactId> ids) {
        List<UUID> rows = ids.stream().map(ContactId::value).toList();
        Sql.of(jdbc.connection(), REDACT)
                .bind(tenant.value())
                .uuids(rows)
                .bind(tenant.value())
                .uuids(rows)
                .bind(REDACTED)
                .bind(tenant.value())
                .uuids(rows)
                .bind(REDACTED)
                .update();
    }

    private static <T, C> List<C> column(List<T> rows, Function<T, C> value) {
        return rows.stream().map(value).toList();
    }

    private static <T, C> List<@Nullable C> optional(List<T> rows, Function<T, Optional<C>> value) {
        return rows.stream()
                .<@Nullable C>map(row -> value.apply(row).orElse(null))
                .toList();
    }
}
