package io.rollcall.entra.domain.internal.privacy;

import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.PersonalData;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeLog;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** An MSP's contacts and people, the record of its purges, and what was done to them. */
final class FakePurge implements PersonalData, PurgeLog {
    static final TenantId MSP = new TenantId(new UUID(0, 1));
    private static final UUID CUSTOMER = new UUID(2, 2);

    final List<ContactId> redacted = new ArrayList<>();
    final List<Redaction> redactions = new ArrayList<>();
    final Set<String> forgotten = new TreeSet<>();
    /** The batch that fails, once. */
    int failAt;

    private final Map<UUID, Contact> rows = new TreeMap<>();
    private final Map<ContactId, List<DirectoryPerson>> linked = new HashMap<>();
    private final Map<UUID, DirectoryPerson> strangers = new TreeMap<>();
    private final Map<UUID, Purge> log = new LinkedHashMap<>();
    private final FakeWork work;
    private long last;

    FakePurge(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Map<UUID, Contact> rowsBefore = new TreeMap<>(rows);
            List<ContactId> redactedBefore = List.copyOf(redacted);
            return () -> {
                rows.clear();
                rows.putAll(rowsBefore);
                redacted.clear();
                redacted.addAll(redactedBefore);
            };
        });
    }

    ContactId contact(ClientId client, String name, String email) {
        ContactId id = new ContactId(new UUID(4, ++last));
        rows.put(id.value(), row(id, client, name, Optional.of(email), Optional.empty(), false));
        return id;
    }

    void merge(ContactId merged, ContactId survivor) {
        rows.computeIfPresent(
                merged.value(),
                (id, row) -> row(row.id(), row.clientId(), row.name(), row.email(), Optional.of(survivor), false));
    }

    DirectoryPerson behind(ContactId contact, String addressKey) {
        DirectoryPerson person = new DirectoryPerson(CUSTOMER, new UUID(5, ++last), Set.of(addressKey), false);
        linked.computeIfAbsent(contact, id -> new ArrayList<>()).add(person);
        return person;
    }

    void stranger(String addressKey) {
        UUID id = new UUID(5, ++last);
        strangers.put(id, new DirectoryPerson(CUSTOMER, id, Set.of(addressKey), false));
    }

    Contacts contacts() {
        return Partial.of(Contacts.class, new Object() {
            @SuppressWarnings("unused")
            public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
                work.requireInside(tenant);
                return ids.stream()
                        .flatMap(id -> Stream.ofNullable(rows.get(id.value())))
                        .toList();
            }

            @SuppressWarnings("unused")
            public void redact(TenantId tenant, Collection<ContactId> ids) {
                work.requireInside(tenant);
                redacted.addAll(ids);
                ids.forEach(id -> rows.computeIfPresent(
                        id.value(),
                        (key, row) ->
                                row(id, row.clientId(), Contacts.REDACTED, Optional.empty(), row.mergedInto(), true)));
            }
        });
    }

    Notices notices() {
        return Partial.of(Notices.class, new Object() {
            @SuppressWarnings("unused")
            public void forget(TenantId tenant, Collection<String> subjects) {
                work.requireInside(tenant);
                forgotten.addAll(subjects);
            }
        });
    }

    @Override
    public List<ContactId> contacts(TenantId tenant, PurgeTarget target, Optional<ContactId> after, int limit) {
        work.requireInside(tenant);
        return rows.values().stream()
                .filter(row -> target instanceof OneContact one
                        ? row.id().equals(one.id()) || row.mergedInto().equals(Optional.of(one.id()))
                        : row.clientId().equals(((PurgeTarget.WholeClient) target).id()))
                .map(Contact::id)
                .filter(id ->
                        after.isEmpty() || id.value().compareTo(after.get().value()) > 0)
                .sorted(Comparator.comparing(ContactId::value))
                .limit(limit)
                .toList();
    }

    @Override
    public void lock(TenantId tenant, Collection<ContactId> contacts, Collection<DirectoryPerson> people) {
        work.requireInside(tenant);
    }

    @Override
    public List<DirectoryPerson> behind(TenantId tenant, Collection<ContactId> contacts) {
        work.requireInside(tenant);
        return contacts.stream()
                .flatMap(id -> linked.getOrDefault(id, List.of()).stream())
                .toList();
    }

    @Override
    public List<DirectoryPerson> others(TenantId tenant, ClientId client, Optional<DirectoryPerson> after, int limit) {
        work.requireInside(tenant);
        return strangers.values().stream()
                .filter(person -> after.isEmpty()
                        || person.objectId().compareTo(after.get().objectId()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void redact(TenantId tenant, Redaction redaction, Ids ids) {
        work.requireInside(tenant);
        redactions.add(redaction);
        if (redactions.size() == failAt) {
            throw new IllegalStateException("the process dies");
        }
    }

    @Override
    public void begin(TenantId tenant, Purge purge) {
        work.requireInside(tenant);
        log.put(purge.id(), purge);
    }

    @Override
    public void count(TenantId tenant, UUID purgeId, long contacts, long people) {
        log.computeIfPresent(
                purgeId,
                (id, purge) -> with(purge, purge.completedAt(), purge.contacts() + contacts, purge.people() + people));
    }

    @Override
    public void complete(TenantId tenant, UUID purgeId, Instant at) {
        log.computeIfPresent(purgeId, (id, purge) -> with(purge, Optional.of(at), purge.contacts(), purge.people()));
    }

    @Override
    public Optional<Purge> find(TenantId tenant, UUID purgeId) {
        return Optional.ofNullable(log.get(purgeId));
    }

    @Override
    public Page<Purge> list(TenantId tenant, PageRequest page) {
        List<Purge> newest = new ArrayList<>(log.values());
        Collections.reverse(newest);
        return new Page<>(newest, Optional.empty());
    }

    private static Purge with(Purge purge, Optional<Instant> completedAt, long contacts, long people) {
        return new Purge(
                purge.id(),
                purge.target(),
                purge.reason(),
                purge.purgedBy(),
                purge.startedAt(),
                completedAt,
                contacts,
                people);
    }

    private static Contact row(
            ContactId id,
            ClientId client,
            String name,
            Optional<String> email,
            Optional<ContactId> mergedInto,
            boolean deleted) {
        return new Contact(
                id,
                client,
                name,
                email,
                Optional.empty(),
                List.of(),
                List.of(),
                deleted,
                false,
                false,
                mergedInto,
                deleted,
                1);
    }
}
