package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import io.rollcall.host.persistence.internal.clients.ClientStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tenant with one client, and contacts made in one line. */
final class ContactFixture {
    final TestDatabase database;
    final TenantId tenant;
    final ClientId client;
    final ContactStore store;

    ContactFixture(TestDatabase database) {
        this.database = database;
        this.tenant = database.newTenant();
        this.client = newClient("Customer");
        this.store = new ContactStore(database.work, TestDatabase.READY);
    }

    ClientId newClient(String name) {
        ClientId id = new ClientId(TestDatabase.IDS.next());
        Client made = new Client(id, name, Optional.empty(), Optional.empty(), Optional.empty(), false);
        database.work.runInTenant(
                tenant, () -> new ClientStore(database.work, TestDatabase.READY).create(tenant, made));
        return id;
    }

    ContactId create(String name, String email) {
        return create(name, email, List.of(), List.of());
    }

    ContactId create(String name, String email, List<Contact.Address> emails, List<Contact.Phone> phones) {
        ContactId id = new ContactId(TestDatabase.IDS.next());
        create(new NewContact(id, client, name, Optional.of(email), Optional.empty(), emails, phones));
        return id;
    }

    void create(NewContact contact) {
        database.work.runInTenant(tenant, () -> store.create(tenant, List.of(contact)));
    }

    Contact get(ContactId id) {
        return database.work
                .inTenant(tenant, () -> store.byIds(tenant, List.of(id)))
                .get(0);
    }

    List<ContactId> byAddresses(String... keys) {
        return database.work.inTenant(tenant, () -> store.byAddresses(tenant, List.of(keys))).stream()
                .map(Contact::id)
                .toList();
    }

    Set<ContactId> edit(ContactEdit... edits) {
        return database.work.inTenant(tenant, () -> store.edit(tenant, List.of(edits)));
    }

    void redact(ContactId... ids) {
        database.work.runInTenant(tenant, () -> store.redact(tenant, List.of(ids)));
    }

    static ContactEdit named(ContactId id, long version, String name) {
        return ContactEdit.of(id, version).name(name).build();
    }

    static ContactEdit details(ContactId id, List<Contact.Address> emails, Optional<List<Contact.Phone>> phones) {
        ContactEdit.Builder edit = ContactEdit.of(id, 1).addEmails(emails);
        phones.ifPresent(edit::entraPhones);
        return edit.build();
    }

    static Contact.Phone phone(String number, Origin origin) {
        return new Contact.Phone(number, "work", origin);
    }

    static Contact.Address address(String email, Origin origin) {
        return new Contact.Address(email, origin);
    }
}
