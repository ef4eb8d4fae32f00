package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.domain.mapping.TenantLinks;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What ties managed tenants to contacts, in memory, and what was written about it. */
final class FakeTies implements TenantLinks {
    final List<Link> links = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    final List<ContactEdit> edits = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    /** A person is changing these. */
    final Set<ContactId> busy = new HashSet<>();

    private final FakeWork work;
    private final FakeMappings office;

    record Link(UUID entraTenantId, UUID objectId, ContactId contact, boolean created, boolean ended) {}

    FakeTies(FakeWork work, FakeMappings office) {
        this.work = work;
        this.office = office;
        work.join(() -> {
            List<Link> before = List.copyOf(links);
            return () -> {
                links.clear();
                links.addAll(before);
            };
        });
    }

    void link(UUID entraTenantId, boolean created) {
        links.add(new Link(entraTenantId, UUID.randomUUID(), new ContactId(new UUID(6, links.size())), created, false));
    }

    @Override
    public long active(TenantId tenant, UUID entraTenantId) {
        work.requireInside(tenant);
        return links.stream().filter(link -> !link.ended()).count();
    }

    @Override
    public List<Created> created(TenantId tenant, UUID entraTenantId, ClientId client) {
        work.requireInside(tenant);
        return links.stream()
                .filter(link -> link.created() && !link.ended())
                .map(link -> new Created(link.objectId(), link.contact(), 3))
                .toList();
    }

    @Override
    public Remaps.Ended end(TenantId tenant, Collection<UUID> entraTenantIds, Why why, String by, Instant at) {
        work.requireInside(tenant);
        long active = links.stream()
                .filter(link -> !link.ended() && entraTenantIds.contains(link.entraTenantId()))
                .count();
        links.replaceAll(link -> entraTenantIds.contains(link.entraTenantId())
                ? new Link(link.entraTenantId(), link.objectId(), link.contact(), link.created(), true)
                : link);
        entraTenantIds.forEach(id -> ends.add(why + " " + by + " " + id));
        return new Remaps.Ended(active, 0);
    }

    Contacts contacts() {
        return Partial.of(Contacts.class, new Object() {
            @SuppressWarnings("unused")
            public Set<ContactId> edit(TenantId tenant, List<ContactEdit> changes) {
                work.requireInside(tenant);
                edits.addAll(changes);
                return busy;
            }
        });
    }

    DecisionStore decisions() {
        return Partial.of(DecisionStore.class, new Object() {
            @SuppressWarnings("unused")
            public Optional<MappedTenant> lock(TenantId tenant, UUID entraTenantId) {
                work.requireInside(tenant);
                return office.all(tenant).stream()
                        .filter(mapping -> mapping.entraTenantId().equals(entraTenantId))
                        .flatMap(mapping -> mapping.client().stream().map(client -> mapped(mapping, client)))
                        .findFirst();
            }

            @SuppressWarnings("unused")
            public void write(TenantId tenant, UUID runId, MappedTenant mapped, BatchWrites writes) {
                work.requireInside(tenant);
                journal.addAll(writes.journal());
            }
        });
    }

    private static MappedTenant mapped(Mapping mapping, ClientId client) {
        return new MappedTenant(mapping.entraTenantId(), client, mapping.version(), Set.of(), Optional.empty(), false);
    }
}
