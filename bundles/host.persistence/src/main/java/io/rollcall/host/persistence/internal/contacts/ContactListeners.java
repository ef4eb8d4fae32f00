package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.ContactListener;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whoever wants to know of contacts that a person changed. */
@Component(service = ContactListeners.class)
public final class ContactListeners {
    private final List<ContactListener> listeners = new CopyOnWriteArrayList<>();

    // dynamic: plug-ins come and go while persons work
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(ContactListener listener) {
        listeners.add(listener);
    }

    void remove(ContactListener listener) {
        listeners.remove(listener);
    }

    /** Tells of one contact as it was and as it is. */
    void tell(TenantId tenant, ContactId id, Optional<Contact> before, Optional<Contact> after) {
        Set<String> keys = Stream.of(before, after)
                .flatMap(Optional::stream)
                .flatMap(ContactListeners::addresses)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        listeners.forEach(listener -> listener.contactsChanged(tenant, Set.of(id), keys));
    }

    private static Stream<String> addresses(Contact contact) {
        return Stream.concat(
                contact.email().stream(), contact.additionalEmails().stream().map(Contact.Address::email));
    }
}
