package io.rollcall.entra.domain.internal.privacy;

import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.PersonalData;
import io.rollcall.entra.domain.privacy.PersonalData.Redaction;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeLog;
import io.rollcall.entra.domain.privacy.PurgedHashes;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Redacts one batch, as a whole: host, Entra tables, notices; and leaves the hashes. Inside a unit of work. */
@Component(service = PurgeBatch.class)
public final class PurgeBatch {
    private final MappingStore mappings;
    private final PersonalData data;
    private final PurgedHashes hashes;
    private final PurgeLog log;
    private final Contacts contacts;
    private final Notices notices;
    private final Ids ids;

    @Activate
    public PurgeBatch(
            @Reference MappingStore mappings,
            @Reference PersonalData data,
            @Reference PurgedHashes hashes,
            @Reference PurgeLog log,
            @Reference Contacts contacts,
            @Reference Notices notices,
            @Reference Ids ids) {
        this.mappings = mappings;
        this.data = data;
        this.hashes = hashes;
        this.log = log;
        this.contacts = contacts;
        this.notices = notices;
        this.ids = ids;
    }

    /** These contacts, with the people behind them. */
    void contacts(TenantId tenant, Purge purge, PurgeKey key, List<ContactId> batch) {
        lock(tenant, batch, data.behind(tenant, batch));
        redact(tenant, purge, key, batch, data.behind(tenant, batch));
    }

    /** These people, who have no contact. */
    void others(TenantId tenant, Purge purge, PurgeKey key, List<DirectoryPerson> batch) {
        lock(tenant, List.of(), batch);
        redact(tenant, purge, key, List.of(), batch);
    }

    /** In the order in which runs lock: mappings first, then what keeps readers and deciders off. */
    private void lock(TenantId tenant, List<ContactId> batch, List<DirectoryPerson> people) {
        mappings.lock(tenant);
        data.lock(tenant, batch, people);
        hashes.lock(tenant);
    }

    private void redact(
            TenantId tenant, Purge purge, PurgeKey key, List<ContactId> batch, List<DirectoryPerson> people) {
        List<Contact> rows = contacts.byIds(tenant, batch);
        Set<String> addresses = Stream.concat(
                        rows.stream().flatMap(PurgeBatch::addressKeys),
                        people.stream().flatMap(person -> person.addressKeys().stream()))
                .collect(Collectors.toSet());
        hashes.add(tenant, purge.id(), hashed(key, people, addresses));
        contacts.redact(tenant, batch);
        notices.forget(tenant, batch.stream().map(ContactId::toString).toList());
        data.redact(tenant, new Redaction(batch, people, addresses), ids);
        log.count(
                tenant,
                purge.id(),
                rows.stream().filter(row -> !redacted(row)).count(),
                people.stream().filter(person -> !person.redacted()).count());
    }

    private static Set<String> hashed(PurgeKey key, List<DirectoryPerson> people, Set<String> addresses) {
        Set<String> hashed = new HashSet<>();
        people.forEach(person -> hashed.add(key.ofObject(person.objectId())));
        addresses.forEach(address -> hashed.add(key.ofAddress(address)));
        return hashed;
    }

    private static Stream<String> addressKeys(Contact contact) {
        return Stream.concat(
                        contact.email().stream(),
                        contact.additionalEmails().stream().map(Contact.Address::email))
                .map(address -> address.toLowerCase(Locale.ROOT));
    }

    private static boolean redacted(Contact contact) {
        return contact.deleted()
                && contact.name().equals(Contacts.REDACTED)
                && contact.email().isEmpty();
    }
}
