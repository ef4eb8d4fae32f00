package io.rollcall.entra.persistence.internal.journal;

import io.rollcall.entra.domain.journal.Journal;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.entra.persistence.internal.guard.StagedRow;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_change_journal} and, for reading, {@code entra_staged_changes}. */
@Component(service = Journal.class)
public final class JournalRows implements Journal {
    private static final String WRITE =
            """
            insert into entra_change_journal
                (tenant, run_id, id, entra_tenant_id, entra_object_id, contact_id, action, rule, fields)
            select ?, ?, e.id, e.entra_tenant_id, e.object_id, e.contact_id, e.action, e.rule, e.fields::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?) as e (id, entra_tenant_id, object_id, contact_id, action, rule, fields)
            on conflict (tenant, run_id, id) do nothing""";

    private static final String OF_RUN =
            """
            select id, entra_tenant_id, entra_object_id, contact_id, action, rule, fields from entra_change_journal
            where tenant = ? and run_id = ? and id > ? order by id limit ?""";

    private static final String PREVIEW = "select " + StagedRow.COLUMNS
            + """
             from entra_staged_changes s
            where s.tenant = ? and s.run_id = ? and (s.entra_tenant_id, s.entra_object_id) > (?, ?)
            order by s.entra_tenant_id, s.entra_object_id limit ?""";

    private final EntraDatabase database;

    @Activate
    public JournalRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    /** Entries that are there already are left as they are. */
    public void write(TenantId tenant, UUID runId, List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            database.sql(WRITE)
                    .bind(tenant.value())
                    .bind(runId)
                    .uuids(Columns.of(entries, JournalEntry::id))
                    .uuids(Columns.of(entries, JournalEntry::entraTenantId))
                    .uuids(Columns.of(entries, JournalEntry::objectId))
                    .array("uuid", Columns.optional(entries, entry -> entry.contactId()
                            .map(ContactId::value)))
                    .texts(Columns.of(entries, JournalEntry::action))
                    .texts(Columns.of(entries, JournalEntry::rule))
                    .texts(Columns.of(entries, entry -> Fields.json(entry.fields())))
                    .update();
        }
    }

    @Override
    public Page<JournalEntry> ofRun(TenantId tenant, UUID runId, PageRequest page) {
        List<JournalEntry> entries = database.sql(OF_RUN)
                .bind(tenant.value())
                .bind(runId)
                .bind(PageCursor.after(page, 1).get(0))
                .bind(page.limit() + 1)
                .list(JournalRows::entry);
        return PageCursor.page(entries, page, entry -> List.of(entry.id()));
    }

    @Override
    public Page<PreviewedIdentity> previewOf(TenantId tenant, UUID runId, PageRequest page) {
        List<UUID> after = PageCursor.after(page, 2);
        List<PreviewedIdentity> found = database.sql(PREVIEW)
                .bind(tenant.value())
                .bind(runId)
                .bind(after.get(0))
                .bind(after.get(1))
                .bind(page.limit() + 1)
                .list(StagedRow::read);
        return PageCursor.page(found, page, each -> List.of(each.entraTenantId(), each.objectId()));
    }

    /** Reads the columns of the same names. */
    public static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                Columns.uuidIfAny(row, "contact_id").map(ContactId::new),
                row.getString("action"),
                row.getString("rule"),
                Fields.read(row.getString("fields")));
    }
}
