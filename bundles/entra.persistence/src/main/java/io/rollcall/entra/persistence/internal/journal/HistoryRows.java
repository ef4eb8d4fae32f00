package io.rollcall.entra.persistence.internal.journal;

import io.rollcall.entra.domain.explain.CountedIdentity;
import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.explain.HistoryStore;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was done about one identity. */
@Component
public final class HistoryRows implements HistoryStore {
    private static final String OF =
            """
            select run_id, written_at, action, rule, contact_id, fields from entra_change_journal
            where tenant = ? and entra_tenant_id = ? and entra_object_id = ? order by written_at desc, id desc limit ?""";

    private static final String BEHIND =
            """
            select entra_tenant_id, entra_object_id from entra_contact_links where tenant = ? and contact_id = ?
            order by ended_at desc nulls first limit 1""";

    private static final String LAST_COUNTED =
            """
            select counted from entra_identities
            where tenant = ? and entra_tenant_id = ? and entra_object_id = ? and counted is not null""";

    private static final String IDENTITIES =
            """
            select i.entra_tenant_id, i.entra_object_id, i.counted, i.reason, l.contact_id,
                   p.properties ->> 'displayName' as name,
                   coalesce(p.properties ->> 'mail', p.properties ->> 'userPrincipalName') as address
            from entra_identities i
            join entra_identity_properties p on p.tenant = i.tenant and p.entra_tenant_id = i.entra_tenant_id
                and p.entra_object_id = i.entra_object_id
            left join entra_contact_links l on l.tenant = i.tenant and l.entra_tenant_id = i.entra_tenant_id
                and l.entra_object_id = i.entra_object_id and l.ended_at is null
            where i.tenant = ? and i.entra_tenant_id = ? and i.entra_object_id > ?
              and i.counted = coalesce(?, i.counted) and i.reason is not distinct from coalesce(?, i.reason)
            order by i.entra_object_id limit ?""";

    private final EntraDatabase database;

    @Activate
    public HistoryRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public List<Explanation.Past> of(TenantId tenant, UUID entraTenantId, UUID objectId, int limit) {
        return database.sql(OF)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(objectId)
                .bind(limit)
                .list(row -> new Explanation.Past(
                        Columns.uuidIfAny(row, "run_id"),
                        Sql.instant(row, "written_at").orElseThrow(),
                        row.getString("action"),
                        row.getString("rule"),
                        Columns.uuidIfAny(row, "contact_id").map(ContactId::new),
                        Fields.read(row.getString("fields"))));
    }

    @Override
    public Optional<Behind> behind(TenantId tenant, ContactId contact) {
        return database.sql(BEHIND)
                .bind(tenant.value())
                .bind(contact.value())
                .first(row -> new Behind(Columns.uuid(row, "entra_tenant_id"), Columns.uuid(row, "entra_object_id")));
    }

    @Override
    public Page<CountedIdentity> identities(TenantId tenant, CountedIdentity.Filter filter, PageRequest page) {
        List<CountedIdentity> rows = database.sql(IDENTITIES)
                .bind(tenant.value())
                .bind(filter.entraTenantId())
                .bind(PageCursor.after(page, 1).get(0))
                .bind(filter.bucket().map(Bucket::key).orElse(null))
                .bind(filter.reason().orElse(null))
                .bind(page.limit() + 1)
                .list(HistoryRows::counted);
        return PageCursor.page(rows, page, each -> List.of(each.objectId()));
    }

    private static CountedIdentity counted(ResultSet row) throws SQLException {
        return new CountedIdentity(
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                Columns.text(row, "name"),
                Columns.text(row, "address"),
                Columns.text(row, "counted").map(Bucket::of),
                Columns.text(row, "reason"),
                Columns.uuidIfAny(row, "contact_id").map(ContactId::new));
    }

    @Override
    public Optional<Bucket> lastCounted(TenantId tenant, UUID entraTenantId, UUID objectId) {
        return database.sql(LAST_COUNTED)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(objectId)
                .first(row -> Bucket.of(row.getString("counted")));
    }
}
