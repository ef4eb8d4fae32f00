package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Contacts in memory. */
final class FakeContacts implements Contacts {
    /** Somebody changes these between reading and writing: once each. */
    final Set<ContactId> changedMeanwhile = new HashSet<>();

    private final Map<ContactId, Contact> rows = new LinkedHashMap<>();
    private final FakeWork work;

    FakeContacts(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Map<ContactId, Contact> before = new LinkedHashMap<>(rows);
            return () -> {
                rows.clear();
                rows.putAll(before);
            };
        });
    }

    /** Address to whether the contact is active; two contacts with one address would not fit. */
    Map<String, Boolean> active() {
        Map<String, Boolean> active = new TreeMap<>();
        rows.values().forEach(row -> {
            if (active.put(row.email().orElse(""), !row.inactive()) != null) {
                throw new AssertionError(row.email() + " is there twice");
            }
        });
        return active;
    }

    List<Contact> all() {
        return List.copyOf(rows.values());
    }

    /** A person changes it. */
    void change(ContactEdit edit) {
        rows.computeIfPresent(edit.id(), (id, row) -> edited(row, edit));
    }

    ContactId holding(String address) {
        return rows.values().stream()
                .filter(row -> row.email().equals(Optional.of(address)))
                .map(Contact::id)
                .findFirst()
                .orElseThrow();
    }

    Set<ClientId> clients() {
        Set<ClientId> clients = new HashSet<>();
        rows.values().forEach(row -> clients.add(row.clientId()));
        return clients;
    }

    @Override
    public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
        work.requireInside(tenant);
        return rows.values().stream().filter(row -> ids.contains(row.id())).toList();
    }

    @Override
    public List<Contact> byAddresses(TenantId tenant, Collection<String> addressKeys) {
        work.requireInside(tenant);
        return rows.values().stream()
                .filter(row -> row.email().filter(addressKeys::contains).isPresent())
                .toList();
    }

    @Override
    public void create(TenantId tenant, List<NewContact> contacts) {
        work.requireInside(tenant);
        contacts.forEach(fresh -> rows.put(fresh.id(), contact(fresh)));
    }

    @Override
    public Set<ContactId> edit(TenantId tenant, List<ContactEdit> edits) {
        work.requireInside(tenant);
        Set<ContactId> moved = new HashSet<>();
        for (ContactEdit edit : edits) {
            if (changedMeanwhile.remove(edit.id())) {
                moved.add(edit.id());
            } else {
                rows.computeIfPresent(edit.id(), (id, row) -> edited(row, edit));
            }
        }
        return moved;
    }

    @Override
    public void redact(TenantId tenant, Collection<ContactId> ids) {
        throw new UnsupportedOperationException();
    }

    private static Contact contact(NewContact fresh) {
        return new Contact(
                fresh.id(),
                fresh.clientId(),
                fresh.name(),
                fresh.email(),
                fresh.role(),
                fresh.additionalEmails(),
                fresh.phones(),
                false,
                false,
                false,
                Optional.empty(),
                false,
                1);
    }

    private static Contact edited(Contact row, ContactEdit edit) {
        return new Contact(
                row.id(),
                row.clientId(),
                edit.name().orElse(row.name()),
                edit.email().or(row::email),
                edit.role().or(row::role),
                row.additionalEmails(),
                row.phones(),
                edit.inactive().orElse(row.inactive()),
                row.portalLogin(),
                row.keyPerson(),
                row.mergedInto(),
                row.deleted(),
                row.version() + 1);
    }
}
