package io.rollcall.entra.persistence.internal.contacts;

import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.sync.DirtyMarks;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.ContactListener;
import io.rollcall.host.api.work.TenantId;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person does to a contact may change what is right for its identity: the next run decides it again. */
@Component
public final class ContactChanges implements ContactListener {
    /** Whom a person made active again is not ours to bring back when a person makes them inactive later. */
    private static final String NO_LONGER_OURS =
            """
            update entra_contact_links l set inactivated = false
            from contacts c
            where l.tenant = ? and l.contact_id = any(?) and l.ended_at is null and l.inactivated
              and c.tenant = l.tenant and c.id = l.contact_id and not c.inactive""";

    /** Likewise whom an undo had made inactive: from here on it is the person's affair. */
    private static final String NO_LONGER_UNDONE =
            """
            update contacts
            set entra_object_id = null, entra_sync_source = null, entra_sync_status = null, entra_sync_status_reason = null
            where tenant = ? and id = any(?) and entra_sync_status = 'undone' and not inactive""";

    private final EntraDatabase database;
    private final DirtyMarks marks;

    @Activate
    public ContactChanges(@Reference EntraDatabase database) {
        this.database = database;
        this.marks = new DirtyMarks(database);
    }

    @Override
    public void contactsChanged(TenantId tenant, Set<ContactId> contacts, Set<String> addressKeys) {
        database.sql(NO_LONGER_OURS)
                .bind(tenant.value())
                .uuids(Columns.of(contacts, ContactId::value))
                .update();
        database.sql(NO_LONGER_UNDONE)
                .bind(tenant.value())
                .uuids(Columns.of(contacts, ContactId::value))
                .update();
        marks.aroundContacts(tenant, Columns.of(contacts, ContactId::value), addressKeys);
    }
}
