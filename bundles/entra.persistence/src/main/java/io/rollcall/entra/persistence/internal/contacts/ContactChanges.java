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
    private final DirtyMarks marks;

    @Activate
    public ContactChanges(@Reference EntraDatabase database) {
        this.marks = new DirtyMarks(database);
    }

    @Override
    public void contactsChanged(TenantId tenant, Set<ContactId> contacts, Set<String> addressKeys) {
        marks.aroundContacts(tenant, Columns.of(contacts, ContactId::value), addressKeys);
    }
}
