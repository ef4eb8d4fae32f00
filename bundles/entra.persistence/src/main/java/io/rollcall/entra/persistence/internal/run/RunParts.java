package io.rollcall.entra.persistence.internal.run;

import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore.NewPart;
import io.rollcall.entra.domain.run.RunStore.PartEnd;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code entra_sync_run_tenants}: exactly one row per run and managed tenant. */
final class RunParts {
    /** The parts come with the step from queued to running, so that they come once. */
    private static final String OPEN =
            """
            with opened as (
                update entra_sync_runs set status = 'running', started_at = ?
                where tenant = ? and id = ? and status = 'queued' returning tenant, id, started_at)
            insert into entra_sync_run_tenants
                (tenant, run_id, entra_tenant_id, client_id, status, phase, code, reason, request_id, ended_at)
            select opened.tenant, opened.id, p.entra_tenant_id, p.client_id,
                   case when p.code is null then 'queued' else 'skipped' end,
                   case when p.code is null then 'queued' else 'done' end,
                   p.code, p.reason, p.request_id, case when p.code is not null then opened.started_at end
            from opened, unnest(?, ?, ?, ?, ?) as p (entra_tenant_id, client_id, code, reason, request_id)""";

    private static final String SELECT =
            """
            select p.entra_tenant_id, t.name, p.client_id, p.status, p.phase, p.code, p.reason, p.request_id,
                   p.users_read, p.counters, p.eligible, p.started_at, p.ended_at
            from entra_sync_run_tenants p
            join entra_managed_tenants t on t.tenant = p.tenant and t.entra_tenant_id = p.entra_tenant_id
            where p.tenant = ? and p.run_id = ?""";

    private static final String PROGRESS =
            """
            update entra_sync_run_tenants
            set status = 'running', phase = ?, users_read = ?, started_at = coalesce(started_at, now())
            where tenant = ? and run_id = ? and entra_tenant_id = ? and ended_at is null""";

    private static final String CLOSE =
            """
            update entra_sync_run_tenants
            set status = ?, phase = 'done', code = ?, reason = ?, request_id = ?,
                counters = entra_sum(counters, ?::jsonb), eligible = ?, ended_at = ?
            where tenant = ? and run_id = ? and entra_tenant_id = ? and ended_at is null""";

    private final EntraDatabase database;
    private final CounterColumn counters;

    RunParts(EntraDatabase database) {
        this.database = database;
        this.counters = new CounterColumn(database);
    }

    void open(TenantId tenant, UUID runId, List<NewPart> parts, Instant at) {
        database.sql(OPEN)
                .bind(at)
                .bind(tenant.value())
                .bind(runId)
                .uuids(Columns.of(parts, NewPart::entraTenantId))
                .array("uuid", Columns.optional(parts, part -> part.client().map(ClientId::value)))
                .texts(Columns.optional(parts, part -> part.skip().map(PartFailure::code)))
                .texts(Columns.optional(parts, part -> part.skip().map(PartFailure::sentence)))
                .texts(Columns.optional(parts, part -> part.skip().flatMap(PartFailure::requestId)))
                .update();
    }

    List<RunPart> all(TenantId tenant, UUID runId) {
        return database.sql(SELECT + " order by t.name, p.entra_tenant_id")
                .bind(tenant.value())
                .bind(runId)
                .list(RunParts::read);
    }

    Optional<RunPart> find(TenantId tenant, UUID runId, UUID entraTenantId) {
        return database.sql(SELECT + " and p.entra_tenant_id = ?")
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .first(RunParts::read);
    }

    void progress(TenantId tenant, UUID runId, UUID entraTenantId, String phase, long usersRead) {
        database.sql(PROGRESS)
                .bind(phase)
                .bind(usersRead)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .update();
    }

    void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters more) {
        counters.add(tenant, runId, entraTenantId, more);
    }

    void close(TenantId tenant, UUID runId, PartEnd end, Instant at) {
        database.sql(CLOSE)
                .bind(end.status().key())
                .bind(end.why().map(PartFailure::code).orElse(null))
                .bind(end.why().map(PartFailure::sentence).orElse(null))
                .bind(end.why().flatMap(PartFailure::requestId).orElse(null))
                .bind(CounterColumn.write(end.counters().orElse(Counters.NONE)))
                .bind(end.eligible().orElse(null))
                .bind(at)
                .bind(tenant.value())
                .bind(runId)
                .bind(end.entraTenantId())
                .update();
    }

    private static RunPart read(ResultSet row) throws SQLException {
        return new RunPart(
                Columns.uuid(row, "entra_tenant_id"),
                row.getString("name"),
                Columns.uuidIfAny(row, "client_id").map(ClientId::new),
                RunStatus.of(row.getString("status")),
                row.getString("phase"),
                Columns.text(row, "code"),
                Columns.text(row, "reason"),
                Columns.text(row, "request_id"),
                row.getLong("users_read"),
                CounterColumn.read(row.getString("counters")),
                Columns.integer(row, "eligible"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"));
    }
}
