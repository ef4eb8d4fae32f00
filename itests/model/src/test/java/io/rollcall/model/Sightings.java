package io.rollcall.model;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the directories have told so far: noted beside the real store when it is committed, and kept independently of it. */
final class Sightings implements IdentityStore {
    private final IdentityStore store;
    private final Perils perils;
    private final Cloud cloud;
    final Map<UUID, Map<UUID, Seen>> known = new HashMap<>();
    private final Map<UUID, Reading> readings = new HashMap<>();
    private final Map<UUID, Long> lastRows = new HashMap<>();
    private Duration gap = Duration.ZERO;
    private int listings;

    private static final class Reading {
        private final boolean full;
        private final Set<UUID> users = new HashSet<>();
        private long rows;
        private final Set<Object> pages = new HashSet<>();

        private Reading(boolean full) {
            this.full = full;
        }
    }

    Sightings(IdentityStore store, Perils perils, Cloud cloud) {
        this.store = store;
        this.perils = perils;
        this.cloud = cloud;
    }

    void clear() {
        known.clear();
        readings.clear();
        lastRows.clear();
    }

    Map<UUID, Seen> of(UUID customer) {
        return known.computeIfAbsent(customer, id -> new LinkedHashMap<>());
    }

    @Override
    public ReadState state(TenantId tenant, UUID customer) {
        return store.state(tenant, customer);
    }

    @Override
    public void begin(TenantId tenant, UUID customer, UUID runId, boolean full) {
        store.begin(tenant, customer, runId, full);
        perils.onCommit(() -> readings.put(customer, new Reading(full)));
    }

    @Override
    public void merge(TenantId tenant, UUID customer, UUID runId, UserPage page, Instant at) {
        store.merge(tenant, customer, runId, page, at);
        perils.onCommit(() -> merged(customer, page, at));
    }

    private void merged(UUID customer, UserPage page, Instant at) {
        Reading reading = readings.get(customer);
        if (reading == null) {
            return;
        }
        if (reading.pages.add(page)) {
            reading.rows += page.rawRows();
        }
        for (DirectoryUser user : page.users()) {
            reading.users.add(user.objectId());
            Seen before = of(customer).get(user.objectId());
            if (user.removed()) {
                Optional.ofNullable(before).ifPresent(seen -> seen.deleted(at));
            } else {
                of(customer)
                        .computeIfAbsent(user.objectId(), id -> new Seen(id, kind(customer, id)))
                        .told(user.properties(), before == null, at);
            }
        }
    }

    private Person.Kind kind(UUID customer, UUID id) {
        Customer whole = Optional.ofNullable(cloud.customers.get(customer)).orElseThrow();
        return Optional.ofNullable(whole.people.get(id)).orElseGet(() -> whole.gone.get(id)).kind;
    }

    @Override
    public void complete(TenantId tenant, UUID customer, UUID runId, Optional<Cursor> resume, Instant at) {
        store.complete(tenant, customer, runId, resume, at);
        perils.onCommit(() -> completed(customer, at));
    }

    private void completed(UUID customer, Instant at) {
        Reading reading = readings.remove(customer);
        if (reading == null || !reading.full) {
            return;
        }
        Violation.when(
                reading.rows == 0 && lastRows.getOrDefault(customer, 0L) > 0,
                "an empty answer of " + customer + " was taken for a complete listing");
        lastRows.put(customer, reading.rows);
        of(customer).values().stream()
                .filter(seen -> seen.presence != Presence.DELETED && !reading.users.contains(seen.id))
                .forEach(seen -> {
                    seen.presence = Presence.MISSING;
                    seen.missed++;
                    seen.missedSince = seen.missedSince.equals(Instant.MAX) ? at : seen.missedSince;
                });
    }

    @Override
    public List<UUID> awaitingConfirmation(
            TenantId tenant, UUID customer, int atLeast, Duration since, Instant now, int limit) {
        listings = atLeast;
        gap = since;
        return store.awaitingConfirmation(tenant, customer, atLeast, since, now, limit);
    }

    @Override
    public List<UUID> inTheWay(TenantId tenant, UUID customer, int limit) {
        return store.inTheWay(tenant, customer, limit);
    }

    @Override
    public Optional<UUID> witness(TenantId tenant, UUID customer) {
        return store.witness(tenant, customer);
    }

    /** Only somebody who was missing long enough, or whose address a live one has, is concluded to be gone. */
    @Override
    public void markDeleted(TenantId tenant, UUID customer, Collection<UUID> gone, Instant at) {
        for (UUID id : gone) {
            Seen seen = Optional.ofNullable(of(customer).get(id)).orElseThrow();
            boolean longEnough = seen.missed >= listings && !seen.missedSince.isAfter(at.minus(gap));
            boolean inTheWay = of(customer).values().stream()
                    .anyMatch(other -> other != seen
                            && other.live()
                            && other.addresses().stream().anyMatch(seen.addresses()::contains));
            Violation.when(
                    seen.presence == Presence.PRESENT || !longEnough && !inTheWay,
                    "concluded too early that somebody is gone: " + seen + " missed " + seen.missed);
        }
        store.markDeleted(tenant, customer, gone, at);
        List<UUID> ids = List.copyOf(gone);
        perils.onCommit(() -> ids.forEach(id -> of(customer).get(id).deleted(at)));
    }

    @Override
    public void grouped(TenantId tenant, UUID customer, Optional<Set<UUID>> members) {
        store.grouped(tenant, customer, members);
        perils.onCommit(() -> of(customer)
                .values()
                .forEach(seen -> seen.inGroups =
                        members.map(all -> all.contains(seen.id)).orElse(true)));
    }

    @Override
    public void touch(TenantId tenant, UUID customer) {
        store.touch(tenant, customer);
    }
}
