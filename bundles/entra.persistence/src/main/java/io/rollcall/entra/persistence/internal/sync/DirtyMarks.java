package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Marks identities dirty because something around them changed. The revision moves, so that a decision under way does not
 * clear the mark. The rows are locked first, in one order: a batch that settles them at this moment comes before or after,
 * and the mark is not lost.
 */
public final class DirtyMarks {
    private static final String LOCK =
            """
            select i.entra_tenant_id, i.entra_object_id
            from (%s order by 1, 2) k (entra_tenant_id, entra_object_id)
            cross join lateral (
                select entra_tenant_id, entra_object_id from entra_identities
                where tenant = ? and entra_tenant_id = k.entra_tenant_id and entra_object_id = k.entra_object_id
                offset 0 for update) i""";

    private static final String HOLDERS_OF_ADDRESSES_OF = LOCK.formatted(
            """
            select distinct same.entra_tenant_id, same.entra_object_id
            from unnest(?) as freed (id)
            cross join lateral (
                select entra_tenant_id, address_key from entra_identity_addresses
                where tenant = ? and entra_tenant_id = ? and entra_object_id = freed.id offset 0) a
            cross join lateral (
                select entra_tenant_id, entra_object_id from entra_identity_addresses
                where tenant = ? and address_key = a.address_key offset 0) same
            where (same.entra_tenant_id, same.entra_object_id) <> (a.entra_tenant_id, freed.id)""");

    private static final String AROUND_CONTACTS = LOCK.formatted(
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

    private static final String MARK =
            """
            update entra_identities i set dirty = true, revision = revision + 1
            from (select found.place from unnest(?, ?) as k (entra_tenant_id, entra_object_id)
                  cross join lateral (
                      select ctid as place from entra_identities
                      where tenant = ? and entra_tenant_id = k.entra_tenant_id
                        and entra_object_id = k.entra_object_id offset 0) found) locked
            where i.ctid = locked.place""";

    private record Key(UUID entraTenantId, UUID objectId) {}

    private final EntraDatabase database;

    public DirtyMarks(EntraDatabase database) {
        this.database = database;
    }

    /** All others, in whatever managed tenant, that have an address of one of these. */
    void holdersOfAddressesOf(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds) {
        if (!objectIds.isEmpty()) {
            mark(
                    tenant,
                    database.sql(HOLDERS_OF_ADDRESSES_OF)
                            .uuids(objectIds)
                            .bind(tenant.value())
                            .bind(entraTenantId)
                            .bind(tenant.value())
                            .bind(tenant.value()));
        }
    }

    /** Those that are linked to one of the contacts or have one of the addresses. */
    public void aroundContacts(TenantId tenant, Collection<UUID> contacts, Collection<String> addressKeys) {
        mark(
                tenant,
                database.sql(AROUND_CONTACTS)
                        .uuids(contacts)
                        .bind(tenant.value())
                        .texts(addressKeys)
                        .bind(tenant.value())
                        .bind(tenant.value()));
    }

    private void mark(TenantId tenant, Sql locking) {
        List<Key> locked = locking.list(
                row -> new Key(Columns.uuid(row, "entra_tenant_id"), Columns.uuid(row, "entra_object_id")));
        if (!locked.isEmpty()) {
            database.sql(MARK)
                    .uuids(Columns.of(locked, Key::entraTenantId))
                    .uuids(Columns.of(locked, Key::objectId))
                    .bind(tenant.value())
                    .update();
        }
    }
}
