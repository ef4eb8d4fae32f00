package io.rollcall.entra.persistence.internal.guard;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.run.CounterColumn;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How runs are judged, and {@code entra_held_sets}. */
@Component
public final class GuardRows implements GuardStore {
    private static final String COUNTED =
            """
            select s.entra_tenant_id, jsonb_object_agg(s.kind, s.n) as changes, p.links_before,
                   (select count(*) from entra_contact_links l
                    where l.tenant = p.tenant and l.entra_tenant_id = p.entra_tenant_id and l.ended_at is null) as links_now
            from (select entra_tenant_id, kind, count(*) as n
                  from entra_staged_changes, unnest(kinds) as kind
                  where tenant = ? and run_id = ? and bucket not in ('held', 'failed') group by 1, 2) s
            join entra_sync_run_tenants p on p.tenant = ? and p.run_id = ? and p.entra_tenant_id = s.entra_tenant_id
            group by s.entra_tenant_id, p.tenant, p.entra_tenant_id, p.links_before""";

    private static final String ACTIVE_LINKS =
            "select count(*) as n from entra_contact_links where tenant = ? and ended_at is null";

    private static final String JUDGED =
            """
            update entra_sync_run_tenants p set tripped = j.kinds::text[]
            from unnest(?, ?) as j (entra_tenant_id, kinds)
            where p.tenant = ? and p.run_id = ? and p.entra_tenant_id = j.entra_tenant_id and p.tripped is null""";

    private static final String TRIPPED =
            """
            select tripped from entra_sync_run_tenants
            where tenant = ? and run_id = ? and entra_tenant_id = ? and tripped is not null""";

    private static final String REPLACE_HELD =
            """
            with held as (
                select encode(sha256(convert_to(string_agg(
                    concat_ws('|', entra_object_id, kinds, contact_id, rule, fields), chr(10) order by entra_object_id),
                    'UTF8')), 'hex') as version
                from entra_staged_changes
                where tenant = ? and run_id = ? and entra_tenant_id = ? and bucket = 'held'),
            gone as (
                delete from entra_held_sets h using held
                where h.tenant = ? and h.entra_tenant_id = ? and held.version is null)
            insert into entra_held_sets as h (tenant, entra_tenant_id, run_id, version, since)
            select ?, ?, ?, version, ? from held where version is not null
            on conflict (tenant, entra_tenant_id) do update set run_id = excluded.run_id, version = excluded.version""";

    private static final String HELD_KINDS =
            """
            select array_agg(distinct kind) as kinds from entra_staged_changes, unnest(kinds) as kind
            where tenant = ? and run_id = ? and entra_tenant_id = ? and bucket = 'held'""";

    private static final String HELD =
            """
            select h.entra_tenant_id, t.name, h.version, h.run_id, h.since,
                   (select jsonb_object_agg(kind, n) from (
                        select kind, count(*) as n from entra_staged_changes s, unnest(s.kinds) as kind
                        where s.tenant = h.tenant and s.run_id = h.run_id and s.entra_tenant_id = h.entra_tenant_id
                          and s.bucket = 'held' group by 1) counted) as changes
            from entra_held_sets h
            join entra_managed_tenants t on t.tenant = h.tenant and t.entra_tenant_id = h.entra_tenant_id
            where h.tenant = ? order by t.name, h.entra_tenant_id""";

    private final EntraDatabase database;

    @Activate
    public GuardRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public List<Counted> counted(TenantId tenant, UUID runId) {
        return database.sql(COUNTED)
                .bind(tenant.value())
                .bind(runId)
                .bind(tenant.value())
                .bind(runId)
                .list(row -> new Counted(
                        Columns.uuid(row, "entra_tenant_id"),
                        changes(row),
                        row.getLong("links_before"),
                        row.getLong("links_now")));
    }

    @Override
    public long activeLinks(TenantId tenant) {
        return database.sql(ACTIVE_LINKS)
                .bind(tenant.value())
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    @Override
    public void judged(TenantId tenant, UUID runId, Map<UUID, Set<GuardedKind>> tripped, Instant at) {
        List<Map.Entry<UUID, Set<GuardedKind>>> rows = List.copyOf(tripped.entrySet());
        database.sql(JUDGED)
                .uuids(Columns.of(rows, Map.Entry::getKey))
                .texts(Columns.of(rows, each -> StagedRow.array(each.getValue())))
                .bind(tenant.value())
                .bind(runId)
                .update();
    }

    @Override
    public Optional<Set<GuardedKind>> tripped(TenantId tenant, UUID runId, UUID entraTenantId) {
        return database.sql(TRIPPED)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .first(row -> StagedRow.kinds(row, "tripped"));
    }

    @Override
    public Set<GuardedKind> replaceHeld(TenantId tenant, UUID runId, UUID entraTenantId, Instant at) {
        database.sql(REPLACE_HELD)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .bind(at)
                .update();
        return database.sql(HELD_KINDS)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .first(row -> StagedRow.kinds(row, "kinds"))
                .orElse(Set.of());
    }

    @Override
    public List<HeldSet> held(TenantId tenant) {
        return database.sql(HELD).bind(tenant.value()).list(GuardRows::heldSet);
    }

    private static HeldSet heldSet(ResultSet row) throws SQLException {
        return new HeldSet(
                Columns.uuid(row, "entra_tenant_id"),
                row.getString("name"),
                row.getString("version"),
                Columns.uuid(row, "run_id"),
                changes(row),
                Sql.instant(row, "since").orElseThrow());
    }

    private static Map<GuardedKind, Long> changes(ResultSet row) throws SQLException {
        Map<GuardedKind, Long> changes = new EnumMap<>(GuardedKind.class);
        Columns.text(row, "changes")
                .map(CounterColumn::numbers)
                .orElse(Map.of())
                .forEach((kind, n) -> changes.put(GuardedKind.of(kind), n));
        return changes;
    }
}
