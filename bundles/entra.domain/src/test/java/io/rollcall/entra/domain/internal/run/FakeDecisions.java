package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The decide half over {@link FakeIdentities}: links, what was previewed, and who counts as what. */
final class FakeDecisions implements DecisionStore {
    final Map<UUID, PreviewedIdentity> previewed = new LinkedHashMap<>();
    final List<Integer> batches = new ArrayList<>();
    private final Map<UUID, LinkState> links = new LinkedHashMap<>();
    private final FakeWork work;
    private final FakeMappings mappings;
    private final FakeRuns runs;
    private final FakeIdentities identities;

    FakeDecisions(FakeWork work, FakeMappings mappings, FakeRuns runs, FakeIdentities identities) {
        this.work = work;
        this.mappings = mappings;
        this.runs = runs;
        this.identities = identities;
        work.join(() -> {
            Map<UUID, LinkState> before = new LinkedHashMap<>(links);
            return () -> {
                links.clear();
                links.putAll(before);
            };
        });
    }

    @Override
    public Optional<MappedTenant> lock(TenantId tenant, UUID entraTenantId) {
        work.requireInside(tenant);
        ManagedTenant managed = mappings.tenants.stream()
                .filter(each -> each.found().entraTenantId().equals(entraTenantId))
                .findFirst()
                .orElseThrow();
        return mappings.of(managed)
                .filter(mapping -> mapping.state() == MappingState.MAPPED)
                .map(mapping -> mapped(managed, mapping));
    }

    @Override
    public List<KnownIdentity> dirty(
            TenantId tenant, UUID entraTenantId, boolean live, Optional<UUID> after, int limit) {
        work.requireInside(tenant);
        Map<UUID, LinkState> linked = new HashMap<>();
        links.values().forEach(link -> linked.put(link.objectId(), link));
        List<KnownIdentity> batch = identities
                .of(entraTenantId, FakeIdentities.Row::dirty)
                .filter(row -> row.getValue().identity(row.getKey()).live() == live)
                .filter(row -> after.isEmpty() || row.getKey().compareTo(after.get()) > 0)
                .limit(limit)
                .map(row -> known(row.getKey(), row.getValue(), Optional.ofNullable(linked.get(row.getKey()))))
                .toList();
        batches.add(batch.size());
        return batch;
    }

    @Override
    public List<LinkState> linksOf(TenantId tenant, MappedTenant mapped, Collection<ContactId> contacts) {
        return links.values().stream()
                .filter(link -> contacts.contains(link.contactId()))
                .map(this::current)
                .toList();
    }

    @Override
    public void write(TenantId tenant, UUID runId, MappedTenant mapped, BatchWrites writes) {
        work.requireInside(tenant);
        writes.linkChanges().forEach(this::change);
        writes.newLinks()
                .forEach(link -> links.put(
                        link.linkId(),
                        link(link.linkId(), mapped.entraTenantId(), link.objectId(), link.contactId(), false)));
        Map<Bucket, Long> counted = new EnumMap<>(Bucket.class);
        counted.putAll(writes.counters().buckets());
        writes.settled().forEach(settled -> {
            boolean again = identities.rows.get(settled.objectId()).decidedRun().equals(Optional.of(runId));
            if (again) {
                counted.merge(settled.standing(), -1L, Long::sum);
            }
            identities.rows.computeIfPresent(
                    settled.objectId(), (id, row) -> row.settled(settled.standing(), settled.dirty(), runId));
        });
        runs.count(
                tenant,
                runId,
                mapped.entraTenantId(),
                new Counters(counted, writes.counters().reasons()));
    }

    @Override
    public void preview(
            TenantId tenant, UUID runId, UUID entraTenantId, List<PreviewedIdentity> found, Counters counters) {
        work.requireInside(tenant);
        found.forEach(each -> previewed.put(each.objectId(), each));
        runs.count(tenant, runId, entraTenantId, counters);
    }

    @Override
    public Counters standing(TenantId tenant, UUID runId, UUID entraTenantId) {
        Map<Bucket, Long> rest = new EnumMap<>(Bucket.class);
        identities
                .of(entraTenantId, row -> !row.dirty() && !row.decidedRun().equals(Optional.of(runId)))
                .forEach(row -> rest.merge(row.getValue().standing().orElseThrow(), 1L, Long::sum));
        return new Counters(rest, Map.of());
    }

    @Override
    public int eligible(TenantId tenant, UUID entraTenantId) {
        Set<Bucket> out = Set.of(Bucket.EXCLUDED, Bucket.OUT_OF_SCOPE);
        return (int) identities
                .of(
                        entraTenantId,
                        row -> row.presence() == Presence.PRESENT
                                && row.standing().filter(out::contains).isEmpty())
                .count();
    }

    @Override
    public void begin(TenantId tenant, UUID runId, UUID entraTenantId, String basis, boolean preview) {
        work.requireInside(tenant);
        identities.decidedFor(entraTenantId, basis);
        if (preview) {
            previewed.clear();
            runs.forgetCounters(runId, entraTenantId);
        }
    }

    @Override
    public void finished(TenantId tenant, UUID entraTenantId, int eligible, Instant at) {
        work.requireInside(tenant);
    }

    private static MappedTenant mapped(ManagedTenant managed, Mapping mapping) {
        return new MappedTenant(
                mapping.entraTenantId(),
                mapping.client().orElseThrow(),
                mapping.version(),
                managed.found().verifiedDomains(),
                Optional.empty());
    }

    private KnownIdentity known(UUID id, FakeIdentities.Row row, Optional<LinkState> link) {
        return new KnownIdentity(
                row.identity(id),
                row.revision(),
                link.map(this::current),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void change(BatchWrites.LinkChange change) {
        LinkState link = Optional.ofNullable(links.remove(change.linkId())).orElseThrow();
        if (change.end().isEmpty()) {
            links.put(
                    link.linkId(),
                    link(link.linkId(), link.entraTenantId(), link.objectId(), link.contactId(), change.inactivated()));
        }
    }

    /** As the identity behind it is now. */
    private LinkState current(LinkState link) {
        return link(link.linkId(), link.entraTenantId(), link.objectId(), link.contactId(), link.inactivated());
    }

    private LinkState link(UUID linkId, UUID tenant, UUID objectId, ContactId contact, boolean inactivated) {
        boolean live = Optional.ofNullable(identities.rows.get(objectId))
                .orElseThrow()
                .identity(objectId)
                .live();
        return new LinkState(linkId, tenant, objectId, contact, inactivated, live, Optional.empty(), true);
    }
}
