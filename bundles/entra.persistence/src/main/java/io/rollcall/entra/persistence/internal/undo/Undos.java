package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.UndoStore;
import io.rollcall.entra.domain.undo.UndoWrites;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_undo_items}; what is read with them is in {@link TouchedRows}, what is written in {@link UndoWriter}. */
@Component
public final class Undos implements UndoStore {
    private static final String UNDONE_BY =
            """
            select r.id from entra_sync_runs r
            where r.tenant = ? and r.source_run = ? and r.kind = 'undo' and r.status in ('completed', 'partial')
              and r.idempotency_key is distinct from ? and not exists (
                select from entra_sync_run_tenants p
                where p.tenant = r.tenant and p.run_id = r.id and p.status not in ('completed', 'partial'))
            order by r.id limit 1""";

    private static final String CHANGED =
            "select true from entra_change_journal where tenant = ? and run_id = ? limit 1";

    private static final String BEGIN = "insert into entra_undos (tenant, run_id) values (?, ?) on conflict do nothing";

    /** Of undos that were cancelled or failed. */
    private static final String FORGET =
            """
            delete from entra_undo_items i using entra_sync_runs r
            where i.tenant = ? and r.tenant = i.tenant and r.id = i.run_id and r.ended_at is not null""";

    /** Review items are the identity's affair, whatever became of its contact in the same decision. */
    private static final String NOTE =
            """
            insert into entra_undo_items (tenant, run_id, entra_tenant_id, last_entry, contact_id, entries)
            select ?, ?, (array_agg(entra_tenant_id order by id desc))[1], (array_agg(id order by id desc))[1], contact,
                   array_agg(id)
            from (
                select id, entra_tenant_id, entra_object_id,
                       case when action not in ('review_opened', 'review_closed') then contact_id end as contact
                from entra_change_journal where tenant = ? and run_id = ?) entries
            group by contact, case when contact is null then entra_tenant_id end,
                     case when contact is null then entra_object_id end""";

    private static final String DONE =
            """
            delete from entra_undo_items
            where tenant = ? and run_id = ? and entra_tenant_id = ? and last_entry = any(?)""";

    private final EntraDatabase database;
    private final TouchedRows rows;
    private final UndoWriter writer;

    @Activate
    public Undos(@Reference EntraDatabase database) {
        this.database = database;
        this.rows = new TouchedRows(database);
        this.writer = new UndoWriter(database);
    }

    @Override
    public Optional<UUID> undoneBy(TenantId tenant, UUID runId, Optional<String> idempotencyKey) {
        return database.sql(UNDONE_BY)
                .bind(tenant.value())
                .bind(runId)
                .bind(idempotencyKey.orElse(null))
                .first(row -> Columns.uuid(row, "id"));
    }

    @Override
    public boolean changedAnything(TenantId tenant, UUID runId) {
        return database.sql(CHANGED)
                .bind(tenant.value())
                .bind(runId)
                .first(row -> true)
                .isPresent();
    }

    /** Who comes second waits at the row of who came first, and then finds it done. */
    @Override
    public void begin(Run undo) {
        int first =
                database.sql(BEGIN).bind(undo.tenant().value()).bind(undo.id()).update();
        if (first == 1) {
            database.sql(FORGET).bind(undo.tenant().value()).update();
            database.sql(NOTE)
                    .bind(undo.tenant().value())
                    .bind(undo.id())
                    .bind(undo.tenant().value())
                    .bind(source(undo))
                    .update();
        }
    }

    @Override
    public List<Touched> next(Run undo, UUID entraTenantId, int limit) {
        return rows.next(undo, source(undo), entraTenantId, limit);
    }

    @Override
    public void write(Run undo, UUID entraTenantId, UndoWrites writes) {
        writer.write(undo, entraTenantId, writes);
        database.sql(DONE)
                .bind(undo.tenant().value())
                .bind(undo.id())
                .bind(entraTenantId)
                .uuids(writes.done())
                .update();
    }

    private static UUID source(Run undo) {
        return undo.input().source().orElseThrow();
    }
}
