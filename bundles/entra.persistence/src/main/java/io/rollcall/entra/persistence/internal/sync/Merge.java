package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lays a page over the stored identities. One statement moves the position and finds the rows that differ; a page without
 * any ends there. The read's state row is locked by then, so nobody else merges into this managed tenant meanwhile.
 */
final class Merge {
    /**
     * Moves the position on, if the page is new to this run's read: its key tells a repeated page, and nothing is stored
     * for a run whose read another one has replaced. Then one row, and one for each user who is new, whose hash differs,
     * or who was missing or deleted. See {@link Decisions} for the "offset 0".
     */
    static final String ADVANCE =
            """
            with rows as (select ?::uuid[] as ids, ?::uuid[] as hashes),
            page as (
                insert into entra_read_pages (tenant, entra_tenant_id, page_key, object_ids)
                select tenant, entra_tenant_id, ?, rows.ids from entra_delta_state, rows
                where tenant = ? and entra_tenant_id = ? and reading_run = ?
                on conflict (tenant, entra_tenant_id, page_key) do nothing
                returning tenant, entra_tenant_id),
            advanced as (
                update entra_delta_state d set next = ?, pages = pages + 1, rows_read = rows_read + ?
                from page where d.tenant = page.tenant and d.entra_tenant_id = page.entra_tenant_id
                returning d.tenant, d.entra_tenant_id)
            select differing.* from advanced left join lateral (
                select r.id, p.properties, i.presence from rows, unnest(rows.ids, rows.hashes) as r (id, hash)
                left join lateral (
                    select row_hash, presence from entra_identities
                    where tenant = advanced.tenant and entra_tenant_id = advanced.entra_tenant_id
                      and entra_object_id = r.id offset 0) i on true
                left join lateral (
                    select properties from entra_identity_properties
                    where tenant = advanced.tenant and entra_tenant_id = advanced.entra_tenant_id
                      and entra_object_id = r.id and i.row_hash is not null offset 0) p on true
                where i.row_hash is distinct from r.hash or i.presence <> 'present') differing on true""";

    /** The latest ones are enough to tell who flaps. */
    private static final String CHANGED_NOW = "array_append(i.state_changes[greatest(cardinality(i.state_changes) - "
            + (Damping.MOST_CHANGES - 2) + ", 1):], %s)";

    private static final String STORE =
            """
            with rows as (
                select ?::uuid as tenant, ?::uuid as entra_tenant_id, ?::timestamptz as at, r.*
                from unnest(?, ?, ?, ?) as r (id, properties, hash, enabled)),
            stored as (
                insert into entra_identities as i (tenant, entra_tenant_id, entra_object_id, row_hash, enabled)
                select tenant, entra_tenant_id, id, hash, enabled from rows
                %s),
            described as (
                insert into entra_identity_properties (tenant, entra_tenant_id, entra_object_id, properties)
                select tenant, entra_tenant_id, id, properties::jsonb from rows
                %s)
            insert into entra_identity_addresses (tenant, entra_tenant_id, entra_object_id, address_key)
            select ?, ?, * from unnest(?, ?)""";

    private static final String STORE_NEW = STORE.formatted("", "");

    /** Apart, because looking for a conflict that cannot be costs a new row a third more. */
    private static final String STORE_AGAIN = STORE.formatted(
            """
            on conflict (tenant, entra_tenant_id, entra_object_id) do update set
                row_hash = excluded.row_hash, enabled = excluded.enabled,
                presence = 'present', missing_listings = 0, missing_since = null,
                state_changes = case when i.enabled <> excluded.enabled or i.presence = 'deleted'
                    then %s else i.state_changes end,
                dirty = true, revision = i.revision + 1"""
                    .formatted(CHANGED_NOW.formatted("(select at from rows limit 1)")),
            "on conflict (tenant, entra_tenant_id, entra_object_id) do update set properties = excluded.properties");

    private static final String FORGET_ADDRESSES =
            "delete from entra_identity_addresses where tenant = ? and entra_tenant_id = ? and entra_object_id = any(?)";

    private static final String BURY =
            """
            update entra_identities i set presence = 'deleted', state_changes = %s, dirty = true, revision = revision + 1
            where tenant = ? and entra_tenant_id = ? and entra_object_id = any(?) and presence <> 'deleted'
            returning entra_object_id"""
                    .formatted(CHANGED_NOW.formatted("?::timestamptz"));

    /** @param known stored before; {@code freed}: it lost an address, or stands for nobody any more */
    private record Changed(UUID objectId, Properties whole, boolean known, boolean freed) {}

    private record Stored(Properties properties, boolean known, boolean present) {}

    private final EntraDatabase database;
    private final Reads reads;
    private final DirtyMarks marks;

    Merge(EntraDatabase database, Reads reads) {
        this.database = database;
        this.reads = reads;
        this.marks = new DirtyMarks(database);
    }

    void page(TenantId tenant, UUID entraTenantId, UUID runId, UserPage page, Instant at) {
        PageRows rows = new PageRows(page);
        Map<UUID, Stored> differing = new HashMap<>();
        List<Boolean> advanced =
                advance(tenant, entraTenantId, runId, page, rows).list(row -> differing(row, differing));
        if (advanced.isEmpty()) {
            reads.requireReading(tenant, entraTenantId, runId);
            return; // stored already
        }
        List<Changed> changed = changed(rows.users(), differing);
        if (!changed.isEmpty()) {
            freeAddresses(tenant, entraTenantId, changed);
            store(
                    STORE_AGAIN,
                    tenant,
                    entraTenantId,
                    at,
                    changed.stream().filter(Changed::known).toList());
            store(
                    STORE_NEW,
                    tenant,
                    entraTenantId,
                    at,
                    changed.stream().filter(row -> !row.known()).toList());
        }
        bury(tenant, entraTenantId, rows.tombstones(), at);
    }

    /** Certainly gone. Whoever waits for one of their addresses is decided again. */
    void bury(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds, Instant at) {
        if (objectIds.isEmpty()) {
            return;
        }
        List<UUID> buried = database.sql(BURY)
                .bind(at)
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(objectIds)
                .list(row -> Columns.uuid(row, "entra_object_id"));
        marks.holdersOfAddressesOf(tenant, entraTenantId, buried);
    }

    private Sql advance(TenantId tenant, UUID entraTenantId, UUID runId, UserPage page, PageRows rows) {
        return database.sql(ADVANCE)
                .uuids(Columns.of(rows.users(), PageRows.Row::objectId))
                .uuids(Columns.of(rows.users(), PageRows.Row::hash))
                .bind(rows.key())
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .bind(Position.text(page.next()))
                .bind(page.rawRows());
    }

    private static List<Changed> changed(List<PageRows.Row> rows, Map<UUID, Stored> differing) {
        List<Changed> changed = new ArrayList<>();
        for (PageRows.Row row : rows) {
            Stored stored = differing.get(row.objectId());
            if (stored != null) {
                Properties whole = stored.properties().with(row.values());
                if (!stored.present() || !whole.equals(stored.properties())) {
                    changed.add(changed(row.objectId(), stored, whole));
                }
            }
        }
        return changed;
    }

    private static Changed changed(UUID objectId, Stored stored, Properties whole) {
        Properties before = stored.properties();
        boolean freed = stored.known()
                && (before.enabled() && !whole.enabled() || !whole.addressKeys().containsAll(before.addressKeys()));
        return new Changed(objectId, whole, stored.known(), freed);
    }

    private void freeAddresses(TenantId tenant, UUID entraTenantId, List<Changed> changed) {
        List<UUID> freed =
                changed.stream().filter(Changed::freed).map(Changed::objectId).toList();
        marks.holdersOfAddressesOf(tenant, entraTenantId, freed);
        List<UUID> known =
                changed.stream().filter(Changed::known).map(Changed::objectId).toList();
        if (!known.isEmpty()) {
            database.sql(FORGET_ADDRESSES)
                    .bind(tenant.value())
                    .bind(entraTenantId)
                    .uuids(known)
                    .update();
        }
    }

    private void store(String statement, TenantId tenant, UUID entraTenantId, Instant at, List<Changed> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<UUID> holders = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Changed row : changed) {
            row.whole().addressKeys().forEach(key -> {
                holders.add(row.objectId());
                keys.add(key);
            });
        }
        database.sql(statement)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(at)
                .uuids(Columns.of(changed, Changed::objectId))
                .texts(Columns.of(changed, row -> row.whole().json()))
                .uuids(Columns.of(changed, row -> Fingerprint.of(row.whole().values())))
                .array("bool", Columns.of(changed, row -> row.whole().enabled()))
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(holders)
                .texts(keys)
                .update();
    }

    private static Boolean differing(ResultSet row, Map<UUID, Stored> differing) throws SQLException {
        Optional<UUID> id = Columns.uuidIfAny(row, "id");
        if (id.isPresent()) {
            differing.put(id.get(), stored(row));
        }
        return true;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String properties = row.getString("properties");
        return properties == null
                ? new Stored(Properties.none(), false, false)
                : new Stored(Properties.read(properties), true, "present".equals(row.getString("presence")));
    }
}
