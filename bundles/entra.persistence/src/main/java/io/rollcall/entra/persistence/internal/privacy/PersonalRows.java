package io.rollcall.entra.persistence.internal.privacy;

import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.PersonalData;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds whom a purge concerns; {@link Redactor} takes them out. */
@Component
public final class PersonalRows implements PersonalData {
    private static final UUID FIRST = new UUID(0, 0);

    private static final String CONTACTS_OF_CONTACT =
            """
            with recursive one as (
                select id from contacts where tenant = ? and id = ?
                union select c.id from one join contacts c on c.tenant = ? and c.merged_into = one.id)
            select id from one where id > ? order by id limit ?""";

    private static final String CONTACTS_OF_CLIENT =
            "select id from contacts where tenant = ? and client_id = ? and id > ? order by id limit ?";

    private static final String LOCK =
            """
            select m.entra_tenant_id from entra_client_tenant_mappings m
            where m.tenant = ? and m.ended_at is null
              and (m.entra_tenant_id = any(?)
                or m.client_id in (select client_id from contacts where tenant = ? and id = any(?))
                or m.entra_tenant_id in (
                    select entra_tenant_id from entra_contact_links where tenant = ? and contact_id = any(?)))
            order by m.entra_tenant_id for update of m""";

    private static final String PEOPLE =
            """
            select i.entra_tenant_id, i.entra_object_id, p.properties - 'accountEnabled' = '{}' as redacted,
                   array(select address_key from entra_identity_addresses a
                         where a.tenant = p.tenant and a.entra_tenant_id = p.entra_tenant_id
                           and a.entra_object_id = p.entra_object_id) as addresses
            from (%s) i
            join entra_identity_properties p on p.tenant = ? and p.entra_tenant_id = i.entra_tenant_id
                and p.entra_object_id = i.entra_object_id
            order by i.entra_tenant_id, i.entra_object_id""";

    private static final String BEHIND = PEOPLE.formatted(
            """
            select distinct l.entra_tenant_id, l.entra_object_id from entra_contact_links l
            where l.tenant = ? and l.contact_id = any(?) and not exists (
                select from entra_contact_links later
                where later.tenant = l.tenant and later.entra_tenant_id = l.entra_tenant_id
                  and later.entra_object_id = l.entra_object_id and later.id > l.id and later.contact_id <> all(?))""");

    /** A tenant that was unmapped or skipped first still is the client's that it last had. */
    private static final String OTHERS = PEOPLE.formatted(
            """
            select i.entra_tenant_id, i.entra_object_id from entra_identities i
            where i.tenant = ? and (i.entra_tenant_id, i.entra_object_id) > (?, ?)
              and i.entra_tenant_id in (
                  select latest.entra_tenant_id from (
                      select distinct on (entra_tenant_id) entra_tenant_id, client_id from entra_client_tenant_mappings
                      where tenant = ? and client_id is not null order by entra_tenant_id, version desc) latest
                  where latest.client_id = ?)
              and not exists (
                  select from entra_contact_links l
                  where l.tenant = i.tenant and l.entra_tenant_id = i.entra_tenant_id
                    and l.entra_object_id = i.entra_object_id and l.ended_at is null)
            order by i.entra_tenant_id, i.entra_object_id limit ?""");

    private final EntraDatabase database;
    private final Redactor redactor;

    @Activate
    public PersonalRows(@Reference EntraDatabase database) {
        this.database = database;
        this.redactor = new Redactor(database);
    }

    @Override
    public List<ContactId> contacts(TenantId tenant, PurgeTarget target, Optional<ContactId> after, int limit) {
        return of(tenant, target)
                .bind(after.map(ContactId::value).orElse(FIRST))
                .bind(limit)
                .list(row -> new ContactId(Columns.uuid(row, "id")));
    }

    private Sql of(TenantId tenant, PurgeTarget target) {
        return target instanceof WholeClient whole
                ? database.sql(CONTACTS_OF_CLIENT)
                        .bind(tenant.value())
                        .bind(whole.id().value())
                : database.sql(CONTACTS_OF_CONTACT)
                        .bind(tenant.value())
                        .bind(((OneContact) target).id().value())
                        .bind(tenant.value());
    }

    @Override
    public void lock(TenantId tenant, Collection<ContactId> contacts, Collection<DirectoryPerson> people) {
        List<UUID> ids = Columns.of(contacts, ContactId::value);
        database.sql(LOCK)
                .bind(tenant.value())
                .uuids(Columns.of(people, DirectoryPerson::entraTenantId))
                .bind(tenant.value())
                .uuids(ids)
                .bind(tenant.value())
                .uuids(ids)
                .list(row -> Columns.uuid(row, "entra_tenant_id"));
    }

    @Override
    public List<DirectoryPerson> behind(TenantId tenant, Collection<ContactId> contacts) {
        List<UUID> ids = Columns.of(contacts, ContactId::value);
        return database.sql(BEHIND)
                .bind(tenant.value())
                .uuids(ids)
                .uuids(ids)
                .bind(tenant.value())
                .list(PersonalRows::person);
    }

    @Override
    public List<DirectoryPerson> others(TenantId tenant, ClientId client, Optional<DirectoryPerson> after, int limit) {
        return database.sql(OTHERS)
                .bind(tenant.value())
                .bind(after.map(DirectoryPerson::entraTenantId).orElse(FIRST))
                .bind(after.map(DirectoryPerson::objectId).orElse(FIRST))
                .bind(tenant.value())
                .bind(client.value())
                .bind(limit)
                .bind(tenant.value())
                .list(PersonalRows::person);
    }

    @Override
    public void redact(TenantId tenant, Redaction redaction, Ids ids) {
        redactor.redact(tenant, redaction, ids);
    }

    private static DirectoryPerson person(ResultSet row) throws SQLException {
        return new DirectoryPerson(
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                Set.copyOf(Columns.texts(row, "addresses")),
                row.getBoolean("redacted"));
    }
}
