package io.rollcall.host.rest.internal.contacts;

import io.rollcall.host.api.admin.ContactAdmin;
import io.rollcall.host.api.admin.ContactForm;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.testing.Table;
import java.util.Optional;

/** Contacts in memory. */
public final class ContactTable implements ContactAdmin {
    private final Table<ContactId, Contact> rows = new Table<>(Contact::id);

    @Override
    public Optional<Versioned<Contact>> find(TenantId tenant, ContactId id) {
        return rows.find(tenant, id);
    }

    @Override
    public Page<Versioned<Contact>> list(TenantId tenant, Filter filter, PageRequest page) {
        return rows.page(tenant, page);
    }

    @Override
    public Versioned<Contact> create(TenantId tenant, ContactForm form) {
        return rows.put(tenant, contact(form, Optional.empty(), false));
    }

    @Override
    public Versioned<Contact> replace(TenantId tenant, ContactForm form, long version) {
        return rows.replace(tenant, contact(form, Optional.empty(), false), version);
    }

    @Override
    public void delete(TenantId tenant, ContactId id, long version) {
        mark(tenant, id, version, Optional.empty(), true);
    }

    @Override
    public void merge(TenantId tenant, ContactId id, long version, ContactId survivor) {
        mark(tenant, id, version, Optional.of(survivor), false);
    }

    private void mark(TenantId tenant, ContactId id, long version, Optional<ContactId> survivor, boolean deleted) {
        Contact now = find(tenant, id).orElseThrow().value();
        ContactForm form = ContactBody.of(now).form(id);
        rows.replace(tenant, contact(form, survivor, deleted), version);
    }

    private static Contact contact(ContactForm form, Optional<ContactId> mergedInto, boolean deleted) {
        return new Contact(
                form.id(),
                form.clientId(),
                form.name(),
                form.email(),
                form.role(),
                form.additionalEmails().stream()
                        .map(email -> new Contact.Address(email, Origin.PERSON))
                        .toList(),
                form.phones().stream()
                        .map(phone -> new Contact.Phone(phone.number(), phone.label(), Origin.PERSON))
                        .toList(),
                form.inactive(),
                form.portalLogin(),
                form.keyPerson(),
                mergedInto,
                deleted,
                1);
    }
}
