package io.rollcall.entra.persistence.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.settings.SyncSettingsRow;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** A run as a row. An open one's counts are those of its parts as they are now; a closed one holds its own. */
final class RunRow {
    static final String SELECT =
            """
            select r.id, r.tenant, r.kind, r.trigger, r.started_by, r.client_id, r.source_run, r.only_tenants, r.status, r.reason, r.losses,
                   r.created_at, r.started_at, r.ended_at,
                   coalesce(live.tenants, r.tenants) as tenants, coalesce(live.done, r.tenants_done) as tenants_done,
                   coalesce(live.users_read, r.users_read) as users_read,
                   coalesce(live.counters, r.counters) as counters,
                   """
                    + SyncSettingsRow.columns("s.")
                    + """
             from entra_sync_runs r
            left join entra_run_settings s on s.tenant = r.tenant and s.run_id = r.id
            left join lateral (
                select count(*) filter (where p.status <> 'skipped') as tenants,
                       count(*) filter (where p.status <> 'skipped' and p.ended_at is not null) as done,
                       sum(p.users_read) as users_read, entra_total(p.counters) as counters
                from entra_sync_run_tenants p
                where p.tenant = r.tenant and p.run_id = r.id and r.ended_at is null
                having count(*) > 0) live on true
            """;

    private RunRow() {}

    static Run read(ResultSet row) throws SQLException {
        return new Run(
                Columns.uuid(row, "id"),
                new TenantId(Columns.uuid(row, "tenant")),
                RunKind.of(row.getString("kind")),
                Trigger.valueOf(row.getString("trigger").toUpperCase(java.util.Locale.ROOT)),
                row.getString("started_by"),
                Columns.uuidIfAny(row, "client_id").map(ClientId::new),
                new RunInput(
                        Columns.uuidIfAny(row, "source_run"),
                        Set.copyOf(Columns.uuids(row, "only_tenants")),
                        SyncSettingsRow.readIfAny(row)),
                RunStatus.of(row.getString("status")),
                Columns.text(row, "reason"),
                row.getInt("tenants"),
                row.getInt("tenants_done"),
                row.getLong("users_read"),
                CounterColumn.read(row.getString("counters")),
                row.getInt("losses"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"));
    }

    static OpenRun readOpen(ResultSet row) throws SQLException {
        RunKind kind = RunKind.of(row.getString("kind"));
        TenantId tenant = new TenantId(Columns.uuid(row, "tenant"));
        return new OpenRun(
                new Caller.System(tenant, Columns.uuid(row, "id"), row.getString("started_by"), kind.key()),
                kind,
                row.getBoolean("cancel_requested"));
    }
}
