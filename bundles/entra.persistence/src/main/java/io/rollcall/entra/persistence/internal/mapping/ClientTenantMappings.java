package io.rollcall.entra.persistence.internal.mapping;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_client_tenant_mappings}: decisions are ended and replaced, never rewritten. */
@Component
public final class ClientTenantMappings implements MappingStore {
    private static final String ALL =
            """
            select entra_tenant_id, state, client_id, on_hold, version, decided_by, decided_at
            from entra_client_tenant_mappings where tenant = ? and ended_at is null""";

    /** Those that the new decisions differ from; the rows stay as history. */
    private static final String END =
            """
            update entra_client_tenant_mappings m set ended_by = ?, ended_at = ?
            from unnest(?, ?, ?) as d (entra_tenant_id, state, client_id)
            where m.tenant = ? and m.entra_tenant_id = d.entra_tenant_id and m.ended_at is null
              and (m.state, m.client_id) is distinct from (d.state, d.client_id)
            returning m.entra_tenant_id, m.client_id""";

    /** No active row is how an undecided tenant looks. */
    private static final String DECIDE =
            """
            insert into entra_client_tenant_mappings
                (tenant, entra_tenant_id, state, client_id, version, decided_by, decided_at)
            select ?, d.entra_tenant_id, d.state, d.client_id, coalesce(past.version, 0) + 1, ?, ?
            from unnest(?, ?, ?) as d (entra_tenant_id, state, client_id)
            left join lateral (
                select max(version) as version from entra_client_tenant_mappings
                where tenant = ? and entra_tenant_id = d.entra_tenant_id) past on true
            where d.state not in ('needs_review', 'unmapped')
            on conflict (tenant, entra_tenant_id) where ended_at is null do nothing
            returning entra_tenant_id, client_id""";

    private static final String PROVISION =
            """
            update entra_client_tenant_mappings
            set state = 'mapped', client_id = ?, version = version + 1
            where tenant = ? and entra_tenant_id = ? and ended_at is null and state = 'create_new'
            returning entra_tenant_id, client_id""";

    private static final String TOUCH =
            """
            update entra_identities set dirty = true, revision = revision + 1
            where tenant = ? and entra_tenant_id = any(?)""";

    private static final String SHOW_ON_CLIENTS =
            """
            update clients c set entra_tenant_id = oldest.entra_tenant_id, entra_primary_domain = oldest.primary_domain
            from unnest(?::uuid[]) as touched (id)
            left join lateral (
                select t.entra_tenant_id, t.primary_domain
                from entra_client_tenant_mappings m
                join entra_managed_tenants t on t.tenant = m.tenant and t.entra_tenant_id = m.entra_tenant_id
                where m.tenant = ? and m.client_id = touched.id and m.ended_at is null
                order by m.decided_at, m.entra_tenant_id limit 1) oldest on true
            where c.tenant = ? and c.id = touched.id""";

    private record Change(UUID entraTenantId, Optional<UUID> client) {}

    private final EntraDatabase database;

    @Activate
    public ClientTenantMappings(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public void lock(TenantId tenant) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('entra mappings ' || ?, 0))")
                .bind(tenant.toString())
                .first(row -> Boolean.TRUE);
    }

    @Override
    public List<Mapping> all(TenantId tenant) {
        return database.sql(ALL).bind(tenant.value()).list(ClientTenantMappings::read);
    }

    @Override
    public void decide(TenantId tenant, List<MappingDecision> decisions, String decidedBy, Instant at) {
        List<UUID> tenants = Columns.of(decisions, MappingDecision::entraTenantId);
        List<String> states = Columns.of(decisions, decision -> decision.state().key());
        var clients = Columns.optional(decisions, decision -> decision.client().map(ClientId::value));
        List<Change> changes = new ArrayList<>(database.sql(END)
                .bind(decidedBy)
                .bind(at)
                .uuids(tenants)
                .texts(states)
                .array("uuid", clients)
                .bind(tenant.value())
                .list(ClientTenantMappings::change));
        changes.addAll(database.sql(DECIDE)
                .bind(tenant.value())
                .bind(decidedBy)
                .bind(at)
                .uuids(tenants)
                .texts(states)
                .array("uuid", clients)
                .bind(tenant.value())
                .list(ClientTenantMappings::change));
        spread(tenant, changes);
    }

    @Override
    public void provisioned(TenantId tenant, UUID entraTenantId, ClientId client, Instant at) {
        spread(
                tenant,
                database.sql(PROVISION)
                        .bind(client.value())
                        .bind(tenant.value())
                        .bind(entraTenantId)
                        .list(ClientTenantMappings::change));
    }

    /** What follows from changed mappings: their identities are decided again, their clients show the oldest tenant. */
    private void spread(TenantId tenant, Collection<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        database.sql(TOUCH)
                .bind(tenant.value())
                .uuids(changes.stream().map(Change::entraTenantId).distinct().toList())
                .update();
        database.sql(SHOW_ON_CLIENTS)
                .uuids(changes.stream()
                        .flatMap(change -> change.client().stream())
                        .distinct()
                        .toList())
                .bind(tenant.value())
                .bind(tenant.value())
                .update();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(Columns.uuid(row, "entra_tenant_id"), Columns.uuidIfAny(row, "client_id"));
    }

    private static Mapping read(ResultSet row) throws SQLException {
        return new Mapping(
                Columns.uuid(row, "entra_tenant_id"),
                MappingState.of(row.getString("state")),
                Columns.uuidIfAny(row, "client_id").map(ClientId::new),
                row.getBoolean("on_hold"),
                row.getLong("version"),
                row.getString("decided_by"),
                Sql.instant(row, "decided_at").orElseThrow());
    }
}
