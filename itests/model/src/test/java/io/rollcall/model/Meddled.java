package io.rollcall.model;

import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The real contacts; on demand a person changes one of them between a run's reading and its writing. */
final class Meddled implements Contacts, AutoCloseable {
    private final Contacts contacts;
    private final ExecutorService person = Executors.newSingleThreadExecutor();
    private Optional<Consumer<ContactId>> meddler = Optional.empty();

    Meddled(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Once, before the next write. */
    void meddle(Consumer<ContactId> with) {
        meddler = Optional.of(with);
    }

    void clear() {
        meddler = Optional.empty();
    }

    @Override
    public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
        return contacts.byIds(tenant, ids);
    }

    @Override
    public List<Contact> byAddresses(TenantId tenant, Collection<String> addressKeys) {
        return contacts.byAddresses(tenant, addressKeys);
    }

    @Override
    public void create(TenantId tenant, List<NewContact> fresh) {
        contacts.create(tenant, fresh);
    }

    @Override
    public Set<ContactId> edit(TenantId tenant, List<ContactEdit> edits) {
        Optional<Consumer<ContactId>> now = meddler;
        clear();
        now.ifPresent(
                with -> elsewhere(() -> with.accept(edits.get(edits.size() - 1).id())));
        return contacts.edit(tenant, edits);
    }

    @Override
    public void redact(TenantId tenant, Collection<ContactId> ids) {
        contacts.redact(tenant, ids);
    }

    private void elsewhere(Runnable deed) {
        try {
            person.submit(deed).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        person.shutdownNow();
    }
}
