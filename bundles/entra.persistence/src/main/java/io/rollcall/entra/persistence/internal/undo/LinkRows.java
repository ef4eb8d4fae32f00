package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.undo.Touched.Link;
import io.rollcall.entra.domain.undo.Touched.Place;
import io.rollcall.entra.domain.undo.Touched.Taken;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The active links of contacts, and those that a run ended of them or of people, with what stands in their place. */
final class LinkRows {
    /**
     * "offset 0" pins one index look-up per row, see {@link io.rollcall.entra.persistence.internal.sync.Decisions}. That a
     * contact's link ended is asked outside it: the index of ended links does not know contacts, but is small when analyzed.
     */
    static final String AROUND =
            """
            with around as materialized (
                select l.* from unnest(?) as k (contact_id)
                cross join lateral (
                    select * from entra_contact_links
                    where tenant = ? and contact_id = k.contact_id and ended_at is null offset 0) l
                union
                select l.* from unnest(?) as k (contact_id)
                cross join lateral (
                    select * from entra_contact_links
                    where tenant = ? and contact_id = k.contact_id offset 0) l
                where l.ended_run = ? and l.ended_at is not null
                union
                select l.* from unnest(?, ?) as k (entra_tenant_id, object_id)
                cross join lateral (
                    select * from entra_contact_links
                    where tenant = ? and entra_tenant_id = k.entra_tenant_id and entra_object_id = k.object_id
                      and ended_at is not null offset 0) l
                where l.ended_run = ?),
            mapped as materialized (
                select entra_tenant_id, client_id from entra_client_tenant_mappings where tenant = ? and ended_at is null)
            select l.id, l.entra_tenant_id, l.entra_object_id, l.contact_id, l.linked_run = ? as made,
                   l.linked_run > ? as later, l.created, l.ended_at is not null as ended, l.inactivated,
                   c.deleted_at is not null as contact_deleted, c.client_id, m.client_id as mapped_to,
                   held.id as contacts_link, coalesce(held.linked_run = ?, false) as contacts_made,
                   other.id as identitys_link, coalesce(other.linked_run = ?, false) as identitys_made,
                   p.upn, i.enabled
            from around l
            cross join lateral (
                select client_id, deleted_at from contacts where tenant = l.tenant and id = l.contact_id offset 0) c
            left join mapped m on m.entra_tenant_id = l.entra_tenant_id
            left join lateral (
                select id, linked_run from entra_contact_links
                where tenant = l.tenant and contact_id = l.contact_id and ended_at is null offset 0) held on true
            left join lateral (
                select id, linked_run from entra_contact_links
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id
                  and entra_object_id = l.entra_object_id and ended_at is null offset 0) other on true
            cross join lateral (
                select enabled from entra_identities
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id
                  and entra_object_id = l.entra_object_id offset 0) i
            left join lateral (
                select properties ->> 'userPrincipalName' as upn from entra_identity_properties
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id
                  and entra_object_id = l.entra_object_id and l.ended_at is not null offset 0) p on true
            order by l.ended_at desc, l.id desc""";

    private final EntraDatabase database;

    LinkRows(EntraDatabase database) {
        this.database = database;
    }

    List<Link> of(TenantId tenant, UUID source, List<ContactId> contacts, List<Concerned> people) {
        List<UUID> ids = Columns.of(contacts, ContactId::value);
        return database.sql(AROUND)
                .uuids(ids)
                .bind(tenant.value())
                .uuids(ids)
                .bind(tenant.value())
                .bind(source)
                .uuids(Columns.of(people, Concerned::entraTenantId))
                .uuids(Columns.of(people, Concerned::objectId))
                .bind(tenant.value())
                .bind(source)
                .bind(tenant.value())
                .bind(source)
                .bind(source)
                .bind(source)
                .bind(source)
                .list(LinkRows::read);
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                new ContactId(Columns.uuid(row, "contact_id")),
                row.getBoolean("made"),
                row.getBoolean("later"),
                row.getBoolean("created"),
                row.getBoolean("ended"),
                row.getBoolean("inactivated"),
                place(row),
                Columns.text(row, "upn"),
                row.getBoolean("enabled"));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getBoolean("contact_deleted"),
                new ClientId(Columns.uuid(row, "client_id")),
                Columns.uuidIfAny(row, "mapped_to").map(ClientId::new),
                taken(row, "contacts_link", "contacts_made"),
                taken(row, "identitys_link", "identitys_made"));
    }

    private static Optional<Taken> taken(ResultSet row, String link, String made) throws SQLException {
        boolean byTheRun = row.getBoolean(made);
        return Columns.uuidIfAny(row, link).map(id -> new Taken(id, byTheRun));
    }
}
