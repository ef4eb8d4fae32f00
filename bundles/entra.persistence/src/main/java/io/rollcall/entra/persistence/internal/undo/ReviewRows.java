package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.undo.Touched.Review;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.UUID;

/** The review items of people that a run opened or closed; putting them back. */
final class ReviewRows {
    static final String AROUND =
            """
            select q.id, q.entra_tenant_id, q.entra_object_id, q.state, q.opened_run = ? as opened,
                   coalesce(q.closed_run = ?, false) as closed, q.open_one
            from unnest(?, ?) as k (entra_tenant_id, object_id)
            cross join lateral (
                select *, (array_agg(id) filter (where state = 'open') over ())[1] as open_one
                from entra_contact_reconciliation_queue
                where tenant = ? and entra_tenant_id = k.entra_tenant_id and entra_object_id = k.object_id offset 0) q
            where q.opened_run = ? or q.closed_run = ?
            order by q.id""";

    private static final String CLOSE =
            """
            update entra_contact_reconciliation_queue
            set state = 'closed', closed_by = 'undo', closed_at = now(), closed_run = ?
            where tenant = ? and id = any(?) and state = 'open'""";

    /** Unless somebody is asked about the identity again meanwhile. */
    private static final String OPEN =
            """
            update entra_contact_reconciliation_queue q
            set state = 'open', closed_by = null, closed_at = null, closed_run = null, resolution = null,
                closed_contact = null, note = null
            where q.tenant = ? and q.id = any(?) and q.state <> 'open' and not exists (
                select from entra_contact_reconciliation_queue other
                where other.tenant = q.tenant and other.entra_tenant_id = q.entra_tenant_id
                  and other.entra_object_id = q.entra_object_id and other.state = 'open')""";

    private final EntraDatabase database;

    ReviewRows(EntraDatabase database) {
        this.database = database;
    }

    List<Review> of(TenantId tenant, UUID source, List<Concerned> people) {
        return database.sql(AROUND)
                .bind(source)
                .bind(source)
                .uuids(Columns.of(people, Concerned::entraTenantId))
                .uuids(Columns.of(people, Concerned::objectId))
                .bind(tenant.value())
                .bind(source)
                .bind(source)
                .list(row -> new Review(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "entra_tenant_id"),
                        Columns.uuid(row, "entra_object_id"),
                        row.getString("state"),
                        row.getBoolean("opened"),
                        row.getBoolean("closed"),
                        Columns.uuidIfAny(row, "open_one")));
    }

    void close(TenantId tenant, UUID undo, List<UUID> items) {
        if (!items.isEmpty()) {
            database.sql(CLOSE).bind(undo).bind(tenant.value()).uuids(items).update();
        }
    }

    void open(TenantId tenant, List<UUID> items) {
        if (!items.isEmpty()) {
            database.sql(OPEN).bind(tenant.value()).uuids(items).update();
        }
    }
}
