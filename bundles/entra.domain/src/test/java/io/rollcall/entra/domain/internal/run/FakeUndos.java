package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.undo.HoldStore;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.UndoStore;
import io.rollcall.entra.domain.undo.UndoWrites;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What runs wrote, as a test says, and what undos made of it; without links and reviews. */
final class FakeUndos implements UndoStore, HoldStore {
    /** By run, in the order of writing. */
    final Map<UUID, List<JournalEntry>> journal = new LinkedHashMap<>();

    /** Identities whom undos concerned, and whether they are kept out. */
    final Map<UUID, Boolean> marks = new HashMap<>();

    /** The provenance that undos gave. */
    final Map<ContactId, Touched.Stamp> stamps = new HashMap<>();

    final List<Integer> batches = new ArrayList<>();
    private final Map<UUID, Map<UUID, Touched>> todo = new HashMap<>();
    private final FakeWork work;
    private final FakeMappings mappings;
    private final FakeRuns runs;

    FakeUndos(FakeWork work, FakeMappings mappings, FakeRuns runs) {
        this.work = work;
        this.mappings = mappings;
        this.runs = runs;
        work.join(() -> {
            Map<UUID, List<JournalEntry>> journalBefore = new LinkedHashMap<>();
            journal.forEach((run, entries) -> journalBefore.put(run, List.copyOf(entries)));
            Map<UUID, Map<UUID, Touched>> todoBefore = new HashMap<>();
            todo.forEach((run, items) -> todoBefore.put(run, new LinkedHashMap<>(items)));
            Map<UUID, Boolean> marksBefore = new HashMap<>(marks);
            Map<ContactId, Touched.Stamp> stampsBefore = new HashMap<>(stamps);
            return () -> {
                journal.clear();
                journalBefore.forEach((run, entries) -> journal.put(run, new ArrayList<>(entries)));
                todo.clear();
                todo.putAll(todoBefore);
                marks.clear();
                marks.putAll(marksBefore);
                stamps.clear();
                stamps.putAll(stampsBefore);
            };
        });
    }

    @Override
    public Optional<UUID> undoneBy(TenantId tenant, UUID runId, Optional<String> idempotencyKey) {
        work.requireInside(tenant);
        return runs.all().stream()
                .filter(run -> run.input().source().equals(Optional.of(runId)))
                .filter(run -> Set.of(RunStatus.COMPLETED, RunStatus.PARTIAL).contains(run.status()))
                .filter(run -> idempotencyKey
                        .filter(key -> runs.startedWith(key).equals(Optional.of(run.id())))
                        .isEmpty())
                .map(Run::id)
                .findFirst();
    }

    @Override
    public boolean changedAnything(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        return journal.containsKey(runId);
    }

    @Override
    public void begin(Run undo) {
        work.requireInside(undo.tenant());
        if (todo.containsKey(undo.id())) {
            return;
        }
        Map<Optional<ContactId>, List<JournalEntry>> byContact = new LinkedHashMap<>();
        journal.get(undo.input().source().orElseThrow()).forEach(entry -> byContact
                .computeIfAbsent(entry.contactId(), id -> new ArrayList<>())
                .add(entry));
        Map<UUID, Touched> items = new LinkedHashMap<>();
        byContact.forEach((contact, entries) -> {
            UUID last = entries.get(entries.size() - 1).id();
            Touched.Stamp stamp = contact.map(stamps::get).orElse(Touched.Stamp.NONE);
            items.put(last, new Touched(last, contact, entries, stamp, List.of(), List.of()));
        });
        todo.put(undo.id(), items);
    }

    @Override
    public List<Touched> next(Run undo, UUID entraTenantId, int limit) {
        work.requireInside(undo.tenant());
        List<Touched> batch = todo.get(undo.id()).values().stream()
                .filter(item -> item.last().entraTenantId().equals(entraTenantId))
                .sorted(Comparator.comparing(Touched::id).reversed())
                .limit(limit)
                .toList();
        batches.add(batch.size());
        return batch;
    }

    @Override
    public void write(Run undo, UUID entraTenantId, UndoWrites writes) {
        work.requireInside(undo.tenant());
        todo.get(undo.id()).keySet().removeAll(writes.done());
        journal.computeIfAbsent(undo.id(), id -> new ArrayList<>()).addAll(writes.journal());
        writes.stamps().forEach(stamped -> stamps.put(stamped.contact(), stamped.stamp()));
        writes.concerned().forEach(who -> marks.put(who.objectId(), false));
        Set<UUID> concerned = new TreeSet<>();
        writes.concerned().stream().map(Concerned::entraTenantId).forEach(concerned::add);
        mappings.tenants.stream()
                .filter(tenant -> concerned.contains(tenant.found().entraTenantId()))
                .filter(tenant -> mapped(tenant)
                        .filter(mapping -> !mapping.onHold() && mapping.client().equals(writes.client()))
                        .isPresent())
                .forEach(tenant -> mappings.map(tenant, MappingState.MAPPED, writes.client(), true));
    }

    @Override
    public Optional<Hold> find(TenantId tenant, UUID entraTenantId) {
        work.requireInside(tenant);
        boolean open = todo.entrySet().stream()
                .filter(undo -> runs.of(undo.getKey()).status().open())
                .anyMatch(undo -> !undo.getValue().isEmpty());
        return mapped(managed(entraTenantId))
                .map(mapping -> new Hold(
                        mapping.onHold(),
                        (int) marks.values().stream().filter(out -> out).count(),
                        open));
    }

    @Override
    public int release(TenantId tenant, UUID entraTenantId, Release choice) {
        work.requireInside(tenant);
        Mapping mapping = mapped(managed(entraTenantId)).orElseThrow();
        mappings.map(managed(entraTenantId), mapping.state(), mapping.client(), false);
        int people = marks.size();
        if (choice == Release.KEEP_OUT) {
            marks.replaceAll((who, before) -> true);
        } else {
            marks.clear();
        }
        return people;
    }

    private ManagedTenant managed(UUID entraTenantId) {
        return mappings.tenants.stream()
                .filter(each -> each.found().entraTenantId().equals(entraTenantId))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Mapping> mapped(ManagedTenant tenant) {
        return mappings.of(tenant).filter(mapping -> mapping.state() == MappingState.MAPPED);
    }
}
