package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.Cursor;
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

    private static final String BEGIN =
            """
            with forgotten as (delete from entra_read_pages where tenant = ? and entra_tenant_id = ?)
            insert into entra_delta_state (tenant, entra_tenant_id, reading_run, reading_full) values (?, ?, ?, ?)
            on conflict (tenant, entra_tenant_id) do update set reading_run = excluded.reading_run,
                reading_full = excluded.reading_full, next = null, pages = 0, rows_read = 0""";

    /** A repeated call finds no read under way, and so does nothing. The "not in" is one hash table of all ids seen. */
    private static final String COMPLETE =
            """
            with reading as (
                select tenant, entra_tenant_id, reading_full from entra_delta_state
                where tenant = ? and entra_tenant_id = ? and reading_run = ? for update),
            pages as (
                delete from entra_read_pages p using reading r
                where p.tenant = r.tenant and p.entra_tenant_id = r.entra_tenant_id
                returning object_ids),
            missed as (
                update entra_identities i
                set presence = 'missing', missing_listings = missing_listings + 1,
                    missing_since = coalesce(missing_since, ?)
                from reading r
                where r.reading_full and i.tenant = r.tenant and i.entra_tenant_id = r.entra_tenant_id
                  and i.presence <> 'deleted' and i.entra_object_id not in (select unnest(object_ids) from pages))
            update entra_delta_state d
            set resume = ?, last_complete = ?, last_rows = case when d.reading_full then d.rows_read else d.last_rows end,
                reading_run = null, reading_full = null, next = null, pages = 0, rows_read = 0
            from reading r where d.tenant = r.tenant and d.entra_tenant_id = r.entra_tenant_id""";

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
        database.sql(BEGIN)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .bind(full)
                .update();
    }

    void complete(TenantId tenant, UUID entraTenantId, UUID runId, Optional<Cursor> resume, Instant at) {
        database.sql(COMPLETE)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .bind(at)
                .bind(Position.text(resume))
                .bind(at)
                .update();
    }

    /** @throws IllegalStateException if the read is not this run's any more */
    void requireReading(TenantId tenant, UUID entraTenantId, UUID runId) {
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
