package io.rollcall.entra.persistence.internal.review;

import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_contact_reconciliation_queue}; its ids are time-ordered. */
@Component
public final class ReconciliationQueue implements ReviewStore {
    private static final String OPEN =
            """
            select q.id, q.entra_tenant_id, q.entra_object_id, q.client_id, q.reason, q.candidates, q.state, q.opened_at,
                   p.properties ->> 'displayName' as name,
                   coalesce(p.properties ->> 'mail', p.properties ->> 'userPrincipalName') as address
            from entra_contact_reconciliation_queue q
            join entra_identity_properties p on p.tenant = q.tenant and p.entra_tenant_id = q.entra_tenant_id
                and p.entra_object_id = q.entra_object_id
            where q.tenant = ? and q.state = 'open' and q.id > ? order by q.id limit ?""";

    private static final String COUNT =
            "select count(*) as n from entra_contact_reconciliation_queue where tenant = ? and state = 'open'";

    private final EntraDatabase database;

    @Activate
    public ReconciliationQueue(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public Page<ReviewItem> open(TenantId tenant, PageRequest page) {
        List<ReviewItem> items = database.sql(OPEN)
                .bind(tenant.value())
                .bind(PageCursor.after(page, 1).get(0))
                .bind(page.limit() + 1)
                .list(ReconciliationQueue::read);
        return PageCursor.page(items, page, item -> List.of(item.id()));
    }

    @Override
    public long countOpen(TenantId tenant) {
        return database.sql(COUNT)
                .bind(tenant.value())
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    private static ReviewItem read(ResultSet row) throws SQLException {
        return new ReviewItem(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                new ClientId(Columns.uuid(row, "client_id")),
                Columns.text(row, "name"),
                Columns.text(row, "address"),
                row.getString("reason"),
                Columns.uuids(row, "candidates").stream().map(ContactId::new).toList(),
                row.getString("state"),
                Sql.instant(row, "opened_at").orElseThrow());
    }
}
