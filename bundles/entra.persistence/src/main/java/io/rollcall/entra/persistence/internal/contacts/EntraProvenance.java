package io.rollcall.entra.persistence.internal.contacts;

import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.ContactProvenance;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The {@code entra_*} columns of contacts. */
@Component
public final class EntraProvenance implements ContactProvenance {
    /** A run that finds nothing to change writes no contact, so the last read of the linked tenant counts as well. */
    private static final String OF =
            """
            select c.id, c.entra_sync_source, c.entra_sync_status, c.entra_sync_status_reason,
                   c.entra_user_principal_name, greatest(c.last_entra_sync_at, d.last_complete) as last_sync
            from contacts c
            left join entra_contact_links l on l.tenant = c.tenant and l.contact_id = c.id and l.ended_at is null
            left join entra_delta_state d on d.tenant = l.tenant and d.entra_tenant_id = l.entra_tenant_id
            where c.tenant = ? and c.id = any(?) and c.entra_sync_source is not null""";

    private record Known(ContactId contact, Provenance provenance) {}

    private final EntraDatabase database;

    @Activate
    public EntraProvenance(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public Map<ContactId, Provenance> of(TenantId tenant, Collection<ContactId> contacts) {
        return database
                .sql(OF)
                .bind(tenant.value())
                .uuids(Columns.of(contacts, ContactId::value))
                .list(EntraProvenance::read)
                .stream()
                .collect(Collectors.toMap(Known::contact, Known::provenance));
    }

    private static Known read(ResultSet row) throws SQLException {
        return new Known(
                new ContactId(Columns.uuid(row, "id")),
                new Provenance(
                        row.getString("entra_sync_source"),
                        row.getString("entra_sync_status"),
                        Columns.text(row, "entra_sync_status_reason"),
                        Sql.instant(row, "last_sync"),
                        Columns.text(row, "entra_user_principal_name")));
    }
}
