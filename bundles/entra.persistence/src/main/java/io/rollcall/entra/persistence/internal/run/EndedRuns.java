package io.rollcall.entra.persistence.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore.EndedPart;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.clients.ClientId;
import java.util.List;

/** Runs that are over when they are recorded: the mutex of open runs does not concern them. */
final class EndedRuns {
    private static final String INSERT =
            """
            with run as (
                insert into entra_sync_runs
                    (tenant, id, kind, trigger, started_by, client_id, status, reason, tenants, tenants_done, counters,
                     created_at, started_at, ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                returning tenant, id, started_at, ended_at)
            insert into entra_sync_run_tenants
                (tenant, run_id, entra_tenant_id, client_id, status, phase, counters, started_at, ended_at)
            select run.tenant, run.id, p.entra_tenant_id, p.client_id, 'completed', 'done', p.counters::jsonb,
                   run.started_at, run.ended_at
            from run, unnest(?, ?, ?) as p (entra_tenant_id, client_id, counters)""";

    private final EntraDatabase database;

    EndedRuns(EntraDatabase database) {
        this.database = database;
    }

    void insert(Run run, List<EndedPart> parts) {
        database.sql(INSERT)
                .bind(run.tenant().value())
                .bind(run.id())
                .bind(run.kind().key())
                .bind(run.trigger().key())
                .bind(run.startedBy())
                .bind(run.client().map(ClientId::value).orElse(null))
                .bind(run.status().key())
                .bind(run.reason().orElse(null))
                .bind(run.tenants())
                .bind(run.tenantsDone())
                .bind(CounterColumn.write(run.counters()))
                .bind(run.createdAt())
                .bind(run.startedAt().orElse(null))
                .bind(run.endedAt().orElseThrow())
                .uuids(Columns.of(parts, EndedPart::entraTenantId))
                .uuids(Columns.of(parts, part -> part.client().value()))
                .texts(Columns.of(parts, part -> CounterColumn.write(part.counters())))
                .update();
    }
}
