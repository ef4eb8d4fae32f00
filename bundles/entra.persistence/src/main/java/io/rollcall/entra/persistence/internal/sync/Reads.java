package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.sync.IdentityStore.ReadState;
import io.rollcall.entra.domain.sync.IdentityStore.Unfinished;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@code entra_delta_state} and {@code entra_read_pages}: how far each directory was read. */
final class Reads {
    private static final String STATE =
            """
            select resume, last_complete, last_rows, decided_for, reading_run, reading_full, next, pages, rows_read
            from entra_delta_state where tenant = ? and entra_tenant_id = ?""";

    private static final String FORGET_PAGES = "delete from entra_read_pages where tenant = ? and entra_tenant_id = ?";

    private static final String BEGIN =
            """
            insert into entra_delta_state (tenant, entra_tenant_id, reading_run, reading_full) values (?, ?, ?, ?)
            on conflict (tenant, entra_tenant_id) do update set reading_run = excluded.reading_run,
                reading_full = excluded.reading_full, next = null, pages = 0, rows_read = 0""";

    /** The page's key tells a repeated page. Nothing is stored for a run whose read another one has replaced. */
    private static final String ADVANCE =
            """
            with page as (
                insert into entra_read_pages (tenant, entra_tenant_id, page_key, object_ids)
                select tenant, entra_tenant_id, ?, ? from entra_delta_state
                where tenant = ? and entra_tenant_id = ? and reading_run = ?
                on conflict (tenant, entra_tenant_id, page_key) do nothing
                returning tenant, entra_tenant_id)
            update entra_delta_state d set next = ?, pages = pages + 1, rows_read = rows_read + ?
            from page where d.tenant = page.tenant and d.entra_tenant_id = page.entra_tenant_id""";

    private static final String READING_FULL =
            """
            select reading_full from entra_delta_state
            where tenant = ? and entra_tenant_id = ? and reading_run = ? for update""";

    private static final String MISS =
            """
            with seen as (
                select unnest(object_ids) as id from entra_read_pages where tenant = ? and entra_tenant_id = ?)
            update entra_identities i
            set presence = 'missing', missing_listings = missing_listings + 1, missing_since = coalesce(missing_since, ?)
            where i.tenant = ? and i.entra_tenant_id = ? and i.presence <> 'deleted'
              and not exists (select from seen where seen.id = i.entra_object_id)""";

    private static final String COMPLETE =
            """
            update entra_delta_state
            set resume = ?, last_complete = ?, last_rows = case when reading_full then rows_read else last_rows end,
                reading_run = null, reading_full = null, next = null, pages = 0, rows_read = 0
            where tenant = ? and entra_tenant_id = ?""";

    private final EntraDatabase database;

    Reads(EntraDatabase database) {
        this.database = database;
    }

    ReadState get(TenantId tenant, UUID entraTenantId) {
        return database.sql(STATE)
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(Reads::read)
                .orElse(new ReadState(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty()));
    }

    void begin(TenantId tenant, UUID entraTenantId, UUID runId, boolean full) {
        forgetPages(tenant, entraTenantId);
        database.sql(BEGIN)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .bind(full)
                .update();
    }

    /**
     * @return false if this page is stored already
     * @throws IllegalStateException if the read is not this run's any more
     */
    boolean advance(TenantId tenant, UUID entraTenantId, UUID runId, UserPage page, PageRows rows) {
        int moved = database.sql(ADVANCE)
                .bind(rows.key())
                .uuids(Columns.of(rows.users(), PageRows.Row::objectId))
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .bind(Position.text(page.next()))
                .bind(page.rawRows())
                .update();
        if (moved == 0) {
            requireReading(tenant, entraTenantId, runId);
        }
        return moved == 1;
    }

    void complete(TenantId tenant, UUID entraTenantId, UUID runId, Optional<Cursor> resume, Instant at) {
        Optional<Boolean> full = database.sql(READING_FULL)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .first(row -> row.getBoolean("reading_full"));
        if (full.isEmpty()) {
            return; // completed already
        }
        if (full.get()) {
            database.sql(MISS)
                    .bind(tenant.value())
                    .bind(entraTenantId)
                    .bind(at)
                    .bind(tenant.value())
                    .bind(entraTenantId)
                    .update();
        }
        database.sql(COMPLETE)
                .bind(Position.text(resume))
                .bind(at)
                .bind(tenant.value())
                .bind(entraTenantId)
                .update();
        forgetPages(tenant, entraTenantId);
    }

    private void forgetPages(TenantId tenant, UUID entraTenantId) {
        database.sql(FORGET_PAGES).bind(tenant.value()).bind(entraTenantId).update();
    }

    private void requireReading(TenantId tenant, UUID entraTenantId, UUID runId) {
        boolean reading = get(tenant, entraTenantId)
                .unfinished()
                .filter(read -> read.runId().equals(runId))
                .isPresent();
        if (!reading) {
            throw new IllegalStateException("run " + runId + " does not read " + entraTenantId + " any more");
        }
    }

    private static ReadState read(ResultSet row) throws SQLException {
        return new ReadState(
                unfinished(row),
                Position.read(Columns.text(row, "resume")),
                Sql.instant(row, "last_complete"),
                row.getLong("last_rows"),
                Columns.text(row, "decided_for"));
    }

    private static Optional<Unfinished> unfinished(ResultSet row) throws SQLException {
        Optional<UUID> run = Columns.uuidIfAny(row, "reading_run");
        if (run.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Unfinished(
                run.get(),
                row.getBoolean("reading_full"),
                Position.read(Columns.text(row, "next")),
                row.getInt("pages"),
                row.getLong("rows_read")));
    }
}
