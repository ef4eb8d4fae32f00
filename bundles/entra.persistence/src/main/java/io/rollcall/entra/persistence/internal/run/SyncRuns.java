package io.rollcall.entra.persistence.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.entra.persistence.internal.settings.SyncSettingsRow;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_sync_runs}; {@link RunParts} keeps the parts. Run ids are time-ordered. */
@Component
public final class SyncRuns implements RunStore {
    /** A uniqueness that stands in the way is either the open run of this kind and client, or the idempotency key. */
    private static final String INSERT =
            """
            insert into entra_sync_runs
                (tenant, id, kind, trigger, started_by, client_id, source_run, only_tenants, idempotency_key, status,
                 created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?) on conflict do nothing""";

    private static final String IN_THE_PLACE_OF = RunRow.SELECT
            + """
            where r.tenant = ? and (r.id = ? or r.idempotency_key = ?
                or r.ended_at is null and r.kind = ? and r.client_id is not distinct from ?
                and r.source_run is not distinct from ?)
            order by r.idempotency_key is not distinct from ? desc, r.id desc limit 1""";

    private static final String FIND = RunRow.SELECT + "where r.tenant = ? and r.id = ?";

    private static final String LIST = RunRow.SELECT + "where r.tenant = ? and r.id < ? order by r.id desc limit ?";

    private static final String GOES_ON =
            """
            select ended_at is null and not cancel_requested as goes_on from entra_sync_runs where tenant = ? and id = ?""";

    private static final String CLOSE =
            """
            with sums as (
                select count(*) filter (where status <> 'skipped') as tenants,
                       count(*) filter (where status <> 'skipped' and ended_at is not null) as done,
                       coalesce(sum(users_read), 0) as users_read, entra_total(counters) as counters
                from entra_sync_run_tenants where tenant = ? and run_id = ?),
            closed as (
                update entra_sync_runs r set status = ?, reason = ?, ended_at = ?, tenants = sums.tenants,
                    tenants_done = sums.done, users_read = sums.users_read, counters = sums.counters
                from sums where r.tenant = ? and r.id = ? and r.ended_at is null
                returning r.tenant, r.id, r.status, r.ended_at)
            update entra_sync_run_tenants p set status = closed.status, phase = 'done', ended_at = closed.ended_at
            from closed where p.tenant = closed.tenant and p.run_id = closed.id and p.ended_at is null""";

    private static final String REQUEST_CANCEL =
            "update entra_sync_runs set cancel_requested = true where tenant = ? and id = ? and ended_at is null";

    private static final String COUNT_LOSS =
            "update entra_sync_runs set losses = losses + 1 where tenant = ? and id = ? returning losses";

    private static final String LAST_REAL = RunRow.SELECT
            + """
            where r.tenant = ? and r.kind in ('initial', 'all-tenants', 'single-client') and r.ended_at is not null
            order by r.ended_at desc limit 1""";

    private static final UUID NEWEST = new UUID(-1, -1);

    private final EntraDatabase database;
    private final RunParts parts;
    private final EndedRuns ended;
    private final SyncSettingsRow candidates;

    @Activate
    public SyncRuns(@Reference EntraDatabase database) {
        this.database = database;
        this.parts = new RunParts(database);
        this.ended = new EndedRuns(database);
        this.candidates = new SyncSettingsRow(database);
    }

    @Override
    public Run insert(Run run, Optional<String> idempotencyKey) {
        int inserted = database.sql(INSERT)
                .bind(run.tenant().value())
                .bind(run.id())
                .bind(run.kind().key())
                .bind(run.trigger().key())
                .bind(run.startedBy())
                .bind(run.client().map(ClientId::value).orElse(null))
                .bind(run.input().source().orElse(null))
                .uuids(run.input().onlyTenants())
                .bind(idempotencyKey.orElse(null))
                .bind(run.createdAt())
                .update();
        if (inserted == 1) {
            run.input().candidate().ifPresent(settings -> candidates.keep(run.tenant(), run.id(), settings));
            return run;
        }
        // the one that stood in the way may have ended in between: then this one has its place now
        return inThePlaceOf(run, idempotencyKey).orElseGet(() -> insert(run, idempotencyKey));
    }

    @Override
    public void insertEnded(Run run, List<EndedPart> endedParts) {
        ended.insert(run, endedParts);
    }

    @Override
    public Optional<Run> find(TenantId tenant, UUID runId) {
        return database.sql(FIND).bind(tenant.value()).bind(runId).first(RunRow::read);
    }

    @Override
    public Page<Run> list(TenantId tenant, PageRequest page) {
        List<Run> runs = database.sql(LIST)
                .bind(tenant.value())
                .bind(page.cursor().isPresent() ? PageCursor.after(page, 1).get(0) : NEWEST)
                .bind(page.limit() + 1)
                .list(RunRow::read);
        return PageCursor.page(runs, page, run -> List.of(run.id()));
    }

    @Override
    public List<RunPart> parts(TenantId tenant, UUID runId) {
        return parts.all(tenant, runId);
    }

    @Override
    public Optional<RunPart> part(TenantId tenant, UUID runId, UUID entraTenantId) {
        return parts.find(tenant, runId, entraTenantId);
    }

    @Override
    public void open(TenantId tenant, UUID runId, List<NewPart> newParts, Instant at) {
        parts.open(tenant, runId, newParts, at);
    }

    @Override
    public boolean goesOn(TenantId tenant, UUID runId) {
        return database.sql(GOES_ON)
                .bind(tenant.value())
                .bind(runId)
                .first(row -> row.getBoolean("goes_on"))
                .orElse(false);
    }

    @Override
    public void progress(TenantId tenant, UUID runId, UUID entraTenantId, String phase, long usersRead) {
        parts.progress(tenant, runId, entraTenantId, phase, usersRead);
    }

    @Override
    public void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters more) {
        parts.count(tenant, runId, entraTenantId, more);
    }

    @Override
    public void closePart(TenantId tenant, UUID runId, PartEnd end, Instant at) {
        parts.close(tenant, runId, end, at);
    }

    @Override
    public void close(TenantId tenant, UUID runId, RunStatus status, Optional<String> reason, Instant at) {
        database.sql(CLOSE)
                .bind(tenant.value())
                .bind(runId)
                .bind(status.key())
                .bind(reason.orElse(null))
                .bind(at)
                .bind(tenant.value())
                .bind(runId)
                .update();
    }

    @Override
    public void requestCancel(TenantId tenant, UUID runId) {
        database.sql(REQUEST_CANCEL).bind(tenant.value()).bind(runId).update();
    }

    @Override
    public int countLoss(TenantId tenant, UUID runId) {
        return database.sql(COUNT_LOSS)
                .bind(tenant.value())
                .bind(runId)
                .first(row -> row.getInt("losses"))
                .orElse(0);
    }

    @Override
    public Optional<Run> lastReal(TenantId tenant) {
        return database.sql(LAST_REAL).bind(tenant.value()).first(RunRow::read);
    }

    @Override
    public List<OpenRun> openEverywhere() {
        return database.acrossTenants("select * from entra_open_runs()", (Sql call) -> call.list(RunRow::readOpen));
    }

    private Optional<Run> inThePlaceOf(Run run, Optional<String> idempotencyKey) {
        UUID client = run.client().map(ClientId::value).orElse(null);
        return database.sql(IN_THE_PLACE_OF)
                .bind(run.tenant().value())
                .bind(run.id())
                .bind(idempotencyKey.orElse(null))
                .bind(run.kind().key())
                .bind(client)
                .bind(run.input().source().orElse(null))
                .bind(idempotencyKey.orElse(null))
                .first(RunRow::read);
    }
}
