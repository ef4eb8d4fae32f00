package io.rollcall.entra.persistence.internal.journal;

import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.explain.HistoryStore;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
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
                        Columns.uuid(row, "run_id"),
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
    public Optional<Bucket> lastCounted(TenantId tenant, UUID entraTenantId, UUID objectId) {
        return database.sql(LAST_COUNTED)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(objectId)
                .first(row -> Bucket.of(row.getString("counted")));
    }
}
