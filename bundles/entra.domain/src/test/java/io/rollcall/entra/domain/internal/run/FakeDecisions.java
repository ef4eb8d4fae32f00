package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The decide half over {@link FakeIdentities}: links, what was staged, how it was judged, and who counts as what. */
final class FakeDecisions implements DecisionStore, StagedStore, GuardStore {
    /** By run, then identity. */
    final Map<UUID, Map<UUID, PreviewedIdentity>> staged = new LinkedHashMap<>();

    final Map<UUID, UUID> held = new LinkedHashMap<>();
    final Map<ContactId, Pins> pins = new HashMap<>();
    private final Map<List<UUID>, Set<GuardedKind>> judged = new HashMap<>();
    private final Map<List<UUID>, Long> linksBefore = new HashMap<>();
    private final Set<UUID> synced = new HashSet<>();
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
            Map<UUID, Map<UUID, PreviewedIdentity>> stagedBefore = new LinkedHashMap<>();
            staged.forEach((run, rows) -> stagedBefore.put(run, new LinkedHashMap<>(rows)));
            Map<UUID, UUID> heldBefore = new LinkedHashMap<>(held);
            Map<List<UUID>, Set<GuardedKind>> judgedBefore = new HashMap<>(judged);
            Set<UUID> syncedBefore = new HashSet<>(synced);
            return () -> {
                links.clear();
                links.putAll(before);
                staged.clear();
                staged.putAll(stagedBefore);
                held.clear();
                held.putAll(heldBefore);
                judged.clear();
                judged.putAll(judgedBefore);
                synced.clear();
                synced.addAll(syncedBefore);
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
    public Optional<MappedTenant> mapped(TenantId tenant, UUID entraTenantId) {
        return lock(tenant, entraTenantId);
    }

    @Override
    public List<KnownIdentity> dirty(TenantId tenant, UUID entraTenantId, Selection selection) {
        work.requireInside(tenant);
        Map<UUID, LinkState> linked = new HashMap<>();
        links.values().forEach(link -> linked.put(link.objectId(), link));
        List<KnownIdentity> batch = identities
                .of(entraTenantId, FakeIdentities.Row::dirty)
                .filter(row -> row.getValue().identity(row.getKey()).live() == selection.live())
                .filter(row -> selection
                        .after()
                        .filter(after -> row.getKey().compareTo(after) <= 0)
                        .isEmpty())
                .filter(row -> selection
                        .stagedIn()
                        .filter(run -> !of(run).containsKey(row.getKey()))
                        .isEmpty())
                .limit(selection.limit())
                .map(row -> known(row.getKey(), row.getValue(), Optional.ofNullable(linked.get(row.getKey()))))
                .toList();
        batches.add(batch.size());
        return batch;
    }

    @Override
    public Optional<KnownIdentity> one(TenantId tenant, UUID entraTenantId, UUID objectId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<ContactId, Pins> pins(TenantId tenant, Collection<ContactId> contacts, Instant now) {
        return pins;
    }

    @Override
    public Set<ContactId> undone(TenantId tenant, Collection<ContactId> contacts) {
        return Set.of();
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
                counted.merge(settled.bucket().standing(), -1L, Long::sum);
            }
            identities.rows.computeIfPresent(
                    settled.objectId(),
                    (id, row) -> row.settled(settled.bucket().standing(), settled.dirty(), runId));
        });
        runs.count(
                tenant,
                runId,
                mapped.entraTenantId(),
                new Counters(counted, writes.counters().reasons()));
    }

    @Override
    public void stage(TenantId tenant, UUID runId, List<PreviewedIdentity> decisions) {
        work.requireInside(tenant);
        decisions.forEach(each ->
                staged.computeIfAbsent(runId, run -> new LinkedHashMap<>()).put(each.objectId(), each));
    }

    @Override
    public void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters counters) {
        runs.count(tenant, runId, entraTenantId, counters);
    }

    @Override
    public List<PreviewedIdentity> staged(TenantId tenant, UUID runId, UUID entraTenantId, Collection<UUID> objectIds) {
        return of(runId).values().stream()
                .filter(each -> objectIds.contains(each.objectId()))
                .toList();
    }

    @Override
    public void drop(TenantId tenant, UUID runId, UUID entraTenantId, Collection<UUID> objectIds) {
        work.requireInside(tenant);
        of(runId).keySet().removeAll(objectIds);
    }

    @Override
    public void dropWaiting(TenantId tenant, UUID runId, UUID entraTenantId) {
        work.requireInside(tenant);
        of(runId).values().removeIf(each -> each.entraTenantId().equals(entraTenantId) && waits(each));
    }

    @Override
    public Given given(TenantId tenant, UUID runId, Collection<ContactId> contacts, Collection<UUID> linkIds) {
        Set<ContactId> linked = new HashSet<>();
        Set<UUID> ended = new HashSet<>();
        of(runId).values().forEach(each -> {
            each.trace().linksTo().filter(contacts::contains).ifPresent(linked::add);
            each.trace().endsLink().filter(linkIds::contains).ifPresent(ended::add);
        });
        return new Given(linked, ended);
    }

    @Override
    public void hold(TenantId tenant, UUID runId, UUID entraTenantId, Set<GuardedKind> kinds) {
        work.requireInside(tenant);
        of(runId).replaceAll((id, each) -> {
            if (!each.entraTenantId().equals(entraTenantId) || Collections.disjoint(each.kinds(), kinds)) {
                return each;
            }
            Map<Bucket, Long> moved = new EnumMap<>(Map.of(each.bucket(), -1L, Bucket.HELD, 1L));
            String reason = "held." + each.kinds().iterator().next().key();
            runs.count(tenant, runId, entraTenantId, new Counters(moved, Map.of(reason, 1L)));
            return new PreviewedIdentity(
                    each.entraTenantId(),
                    id,
                    each.name(),
                    Bucket.HELD,
                    each.reason(),
                    each.rule(),
                    each.contactId(),
                    each.portalLogin(),
                    each.fields(),
                    each.kinds(),
                    each.basis(),
                    each.trace());
        });
    }

    @Override
    public List<Counted> counted(TenantId tenant, UUID runId) {
        Map<UUID, Map<GuardedKind, Long>> changes = new LinkedHashMap<>();
        of(runId).values().stream().filter(FakeDecisions::waits).forEach(each -> each.kinds()
                .forEach(kind -> changes.computeIfAbsent(each.entraTenantId(), id -> new EnumMap<>(GuardedKind.class))
                        .merge(kind, 1L, Long::sum)));
        return changes.entrySet().stream()
                .map(each -> new Counted(
                        each.getKey(),
                        each.getValue(),
                        linksBefore.getOrDefault(List.of(runId, each.getKey()), 0L),
                        linksOf(each.getKey())))
                .toList();
    }

    @Override
    public long activeLinks(TenantId tenant) {
        return links.size();
    }

    @Override
    public void judged(TenantId tenant, UUID runId, Map<UUID, Set<GuardedKind>> tripped, Instant at) {
        work.requireInside(tenant);
        tripped.forEach((entraTenantId, kinds) -> judged.putIfAbsent(List.of(runId, entraTenantId), kinds));
    }

    @Override
    public Optional<Set<GuardedKind>> tripped(TenantId tenant, UUID runId, UUID entraTenantId) {
        return Optional.ofNullable(judged.get(List.of(runId, entraTenantId)));
    }

    @Override
    public Set<GuardedKind> replaceHeld(TenantId tenant, UUID runId, UUID entraTenantId, Instant at) {
        work.requireInside(tenant);
        Set<GuardedKind> kinds = new HashSet<>();
        of(runId).values().stream()
                .filter(each -> each.entraTenantId().equals(entraTenantId) && each.bucket() == Bucket.HELD)
                .forEach(each -> kinds.addAll(each.kinds()));
        if (kinds.isEmpty()) {
            held.remove(entraTenantId);
        } else {
            held.put(entraTenantId, runId);
        }
        return kinds;
    }

    @Override
    public List<HeldSet> held(TenantId tenant) {
        return held.entrySet().stream()
                .map(each -> new HeldSet(
                        each.getKey(),
                        "",
                        String.valueOf(of(each.getValue()).keySet()),
                        each.getValue(),
                        Map.of(),
                        Instant.EPOCH))
                .toList();
    }

    private Map<UUID, PreviewedIdentity> of(UUID runId) {
        return staged.getOrDefault(runId, Map.of()).isEmpty() ? new LinkedHashMap<>() : staged.get(runId);
    }

    private static boolean waits(PreviewedIdentity each) {
        return !each.kinds().isEmpty() && each.bucket() != Bucket.HELD && each.bucket() != Bucket.FAILED;
    }

    private long linksOf(UUID entraTenantId) {
        return links.values().stream()
                .filter(link -> link.entraTenantId().equals(entraTenantId))
                .count();
    }

    @Override
    public Tally tally(TenantId tenant, UUID runId, UUID entraTenantId) {
        Map<Bucket, Long> rest = new EnumMap<>(Bucket.class);
        boolean preflight = runs.of(runId).kind() == RunKind.PREFLIGHT;
        identities
                .of(entraTenantId, row -> !row.decidedRun().equals(Optional.of(runId)) && (!row.dirty() || !preflight))
                .forEach(row -> row.getValue().standing().ifPresent(standing -> rest.merge(standing, 1L, Long::sum)));
        Set<Bucket> out = Set.of(Bucket.EXCLUDED, Bucket.OUT_OF_SCOPE);
        int eligible = (int) identities
                .of(
                        entraTenantId,
                        row -> row.presence() == Presence.PRESENT
                                && row.standing().filter(out::contains).isEmpty())
                .count();
        return new Tally(new Counters(rest, Map.of()), eligible);
    }

    @Override
    public void begin(TenantId tenant, UUID runId, UUID entraTenantId, String basis, boolean preview) {
        work.requireInside(tenant);
        identities.decidedFor(entraTenantId, basis);
        linksBefore.putIfAbsent(List.of(runId, entraTenantId), linksOf(entraTenantId));
        of(runId).values().removeIf(each -> each.entraTenantId().equals(entraTenantId));
        if (preview) {
            runs.forgetCounters(runId, entraTenantId);
        }
    }

    @Override
    public void finished(TenantId tenant, UUID entraTenantId, int eligible, Instant at) {
        work.requireInside(tenant);
        synced.add(entraTenantId);
    }

    private MappedTenant mapped(ManagedTenant managed, Mapping mapping) {
        return new MappedTenant(
                mapping.entraTenantId(),
                mapping.client().orElseThrow(),
                mapping.version(),
                managed.found().verifiedDomains(),
                Optional.empty(),
                synced.contains(mapping.entraTenantId()));
    }

    private KnownIdentity known(UUID id, FakeIdentities.Row row, Optional<LinkState> link) {
        return new KnownIdentity(
                row.identity(id),
                row.revision(),
                link.map(this::current),
                List.of(),
                KnownIdentity.ReviewState.NONE,
                KnownIdentity.Past.NONE,
                List.of());
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
