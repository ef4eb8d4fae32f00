package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Lays a page over the stored identities. One statement finds the rows that differ; a page without any ends there. The
 * read's state row is locked by then, so nobody else merges into this managed tenant meanwhile.
 */
final class Merge {
    /** New rows, and stored ones whose hash differs or that were missing or deleted. */
    private static final String DIFFERING =
            """
            select r.id, i.properties, i.presence from unnest(?, ?) as r (id, hash)
            left join entra_identities i on i.tenant = ? and i.entra_tenant_id = ? and i.entra_object_id = r.id
            where i.row_hash is distinct from r.hash or i.presence <> 'present'""";

    private static final String STORE =
            """
            insert into entra_identities as i (tenant, entra_tenant_id, entra_object_id, properties, row_hash, enabled)
            select ?, ?, r.id, r.properties::jsonb, r.hash, r.enabled
            from unnest(?, ?, ?, ?) as r (id, properties, hash, enabled)
            on conflict (tenant, entra_tenant_id, entra_object_id) do update set
                properties = excluded.properties, row_hash = excluded.row_hash, enabled = excluded.enabled,
                presence = 'present', missing_listings = 0, missing_since = null,
                dirty = true, revision = i.revision + 1""";

    private static final String FORGET_ADDRESSES =
            "delete from entra_identity_addresses where tenant = ? and entra_tenant_id = ? and entra_object_id = any(?)";

    private static final String STORE_ADDRESSES =
            """
            insert into entra_identity_addresses (tenant, entra_tenant_id, entra_object_id, address_key)
            select ?, ?, * from unnest(?, ?)""";

    private static final String BURY =
            """
            update entra_identities set presence = 'deleted', dirty = true, revision = revision + 1
            where tenant = ? and entra_tenant_id = ? and entra_object_id = any(?) and presence <> 'deleted'
            returning entra_object_id""";

    /** @param known stored before; {@code freed}: it lost an address, or stands for nobody any more */
    private record Changed(UUID objectId, Properties whole, String json, boolean known, boolean freed) {}

    private record Stored(Properties properties, boolean present) {}

    private final EntraDatabase database;
    private final DirtyMarks marks;

    Merge(EntraDatabase database) {
        this.database = database;
        this.marks = new DirtyMarks(database);
    }

    void rows(TenantId tenant, UUID entraTenantId, PageRows rows) {
        List<Changed> changed = changed(tenant, entraTenantId, rows.users());
        if (!changed.isEmpty()) {
            List<UUID> known = changed.stream()
                    .filter(Changed::known)
                    .map(Changed::objectId)
                    .toList();
            marks.holdersOfAddressesOf(
                    tenant,
                    entraTenantId,
                    changed.stream()
                            .filter(Changed::freed)
                            .map(Changed::objectId)
                            .toList());
            store(tenant, entraTenantId, changed);
            storeAddresses(tenant, entraTenantId, changed, known);
        }
        bury(tenant, entraTenantId, rows.tombstones());
    }

    /** Certainly gone. Whoever waits for one of their addresses is decided again. */
    void bury(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds) {
        if (objectIds.isEmpty()) {
            return;
        }
        List<UUID> buried = database.sql(BURY)
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(objectIds)
                .list(row -> Columns.uuid(row, "entra_object_id"));
        marks.holdersOfAddressesOf(tenant, entraTenantId, buried);
    }

    private List<Changed> changed(TenantId tenant, UUID entraTenantId, List<PageRows.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Stored> differing = new HashMap<>();
        database.sql(DIFFERING)
                .uuids(Columns.of(rows, PageRows.Row::objectId))
                .uuids(Columns.of(rows, PageRows.Row::hash))
                .bind(tenant.value())
                .bind(entraTenantId)
                .list(row -> differing.put(Columns.uuid(row, "id"), stored(row)));
        List<Changed> changed = new ArrayList<>();
        for (PageRows.Row row : rows) {
            Stored stored = differing.get(row.objectId());
            if (stored != null) {
                Properties whole = stored.properties().with(row.values());
                if (!stored.present() || !whole.equals(stored.properties())) {
                    changed.add(changed(row.objectId(), stored.properties(), whole));
                }
            }
        }
        return changed;
    }

    private static Changed changed(UUID objectId, Properties before, Properties whole) {
        boolean known = !before.equals(Properties.none());
        boolean freed = known
                && (before.enabled() && !whole.enabled() || !whole.addressKeys().containsAll(before.addressKeys()));
        return new Changed(objectId, whole, whole.json(), known, freed);
    }

    private void store(TenantId tenant, UUID entraTenantId, List<Changed> changed) {
        database.sql(STORE)
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(Columns.of(changed, Changed::objectId))
                .texts(Columns.of(changed, Changed::json))
                .uuids(Columns.of(changed, row -> Properties.hash(row.json())))
                .array("bool", Columns.of(changed, row -> row.whole().enabled()))
                .update();
    }

    private void storeAddresses(TenantId tenant, UUID entraTenantId, List<Changed> changed, List<UUID> known) {
        if (!known.isEmpty()) {
            database.sql(FORGET_ADDRESSES)
                    .bind(tenant.value())
                    .bind(entraTenantId)
                    .uuids(known)
                    .update();
        }
        List<UUID> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Changed row : changed) {
            Set<String> addresses = row.whole().addressKeys();
            addresses.forEach(key -> {
                ids.add(row.objectId());
                keys.add(key);
            });
        }
        database.sql(STORE_ADDRESSES)
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(ids)
                .texts(keys)
                .update();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String properties = row.getString("properties");
        return properties == null
                ? new Stored(Properties.none(), false)
                : new Stored(Properties.read(properties), "present".equals(row.getString("presence")));
    }
}
