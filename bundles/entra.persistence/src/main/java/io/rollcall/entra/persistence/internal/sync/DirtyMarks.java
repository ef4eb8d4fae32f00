package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.UUID;

/**
 * Marks identities dirty because something around them changed. The revision moves, so that a decision under way does not
 * clear the mark; marking goes by way of "on conflict" and so meets the latest version of each row (see
 * {@link BatchWriter}).
 */
public final class DirtyMarks {
    private static final String MARK =
            """
            insert into entra_identities as i
                (tenant, entra_tenant_id, entra_object_id, row_hash, enabled)
            select found.* from (%s order by 1, 2) k (entra_tenant_id, entra_object_id)
            cross join lateral (
                select tenant, entra_tenant_id, entra_object_id, row_hash, enabled from entra_identities
                where tenant = ? and entra_tenant_id = k.entra_tenant_id and entra_object_id = k.entra_object_id
                offset 0) found
            on conflict (tenant, entra_tenant_id, entra_object_id) do update set
                dirty = true, revision = i.revision + 1""";

    static final String HOLDERS_OF_ADDRESSES_OF = MARK.formatted(
            """
            select distinct same.entra_tenant_id, same.entra_object_id
            from unnest(?) as freed (id)
            cross join (select ?::uuid as tenant, ?::uuid as entra_tenant_id) its
            cross join lateral (
                select address_key from entra_identity_addresses
                where tenant = its.tenant and entra_tenant_id = its.entra_tenant_id and entra_object_id = freed.id
                union all
                select held.email_key from entra_contact_links l
                cross join lateral (
                    select email_key from contacts where tenant = l.tenant and id = l.contact_id
                    union all
                    select email_key from contact_emails where tenant = l.tenant and contact_id = l.contact_id
                    offset 0) held
                where l.tenant = its.tenant and l.entra_tenant_id = its.entra_tenant_id
                  and l.entra_object_id = freed.id and l.ended_at is null offset 0) a
            cross join lateral (
                select entra_tenant_id, entra_object_id from entra_identity_addresses
                where tenant = ? and address_key = a.address_key offset 0) same
            where (same.entra_tenant_id, same.entra_object_id) <> (its.entra_tenant_id, freed.id)""");

    static final String AROUND_CONTACTS = MARK.formatted(
            """
            select l.entra_tenant_id, l.entra_object_id from unnest(?) as k (id)
            cross join lateral (
                select entra_tenant_id, entra_object_id from entra_contact_links
                where tenant = ? and contact_id = k.id and ended_at is null offset 0) l
            union
            select a.entra_tenant_id, a.entra_object_id from unnest(?) as k (key)
            cross join lateral (
                select entra_tenant_id, entra_object_id from entra_identity_addresses
                where tenant = ? and address_key = k.key offset 0) a""");

    private final EntraDatabase database;

    public DirtyMarks(EntraDatabase database) {
        this.database = database;
    }

    /** All others, in whatever managed tenant, that have an address of one of these or of the contacts that these hold. */
    public void holdersOfAddressesOf(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds) {
        if (!objectIds.isEmpty()) {
            database.sql(HOLDERS_OF_ADDRESSES_OF)
                    .uuids(objectIds)
                    .bind(tenant.value())
                    .bind(entraTenantId)
                    .bind(tenant.value())
                    .bind(tenant.value())
                    .update();
        }
    }

    /** Those that are linked to one of the contacts or have one of the addresses. */
    public void aroundContacts(TenantId tenant, Collection<UUID> contacts, Collection<String> addressKeys) {
        database.sql(AROUND_CONTACTS)
                .uuids(contacts)
                .bind(tenant.value())
                .texts(addressKeys)
                .bind(tenant.value())
                .bind(tenant.value())
                .update();
    }
}
