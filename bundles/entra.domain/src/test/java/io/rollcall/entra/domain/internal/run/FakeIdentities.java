package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directories' last known state in memory: the read half. */
final class FakeIdentities implements IdentityStore {
    /** One identity: {@code listings} of a row that is missing counts the complete listings without it. */
    record Row(
            UUID tenant,
            Map<UserProperty, @Nullable Object> properties,
            Presence presence,
            int listings,
            Optional<Instant> missingSince,
            boolean dirty,
            long revision,
            Optional<Bucket> standing,
            Optional<UUID> decidedRun) {
        Optional<String> mail() {
            return Optional.ofNullable((String) properties.get(UserProperty.MAIL));
        }

        Identity identity(UUID id) {
            return new Identity(
                    id,
                    Optional.ofNullable((String) properties.get(UserProperty.USER_PRINCIPAL_NAME)),
                    mail(),
                    List.of(),
                    Optional.ofNullable((String) properties.get(UserProperty.DISPLAY_NAME)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of("Member"),
                    Boolean.TRUE.equals(properties.get(UserProperty.ACCOUNT_ENABLED)),
                    true,
                    true,
                    presence);
        }

        Row touched() {
            return new Row(
                    tenant, properties, presence, listings, missingSince, true, revision + 1, standing, decidedRun);
        }

        Row as(Presence next, int missedListings, Optional<Instant> since) {
            return new Row(tenant, properties, next, missedListings, since, dirty, revision, standing, decidedRun);
        }

        Row settled(Bucket bucket, boolean again, UUID run) {
            return new Row(
                    tenant,
                    properties,
                    presence,
                    listings,
                    missingSince,
                    again,
                    revision,
                    Optional.of(bucket),
                    Optional.of(run));
        }
    }

    final Map<UUID, Row> rows = new TreeMap<>();
    private final Map<UUID, ReadState> states = new HashMap<>();
    private final Map<UUID, Set<UUID>> seen = new HashMap<>();
    private final FakeWork work;

    FakeIdentities(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Map<UUID, Row> rowsBefore = Map.copyOf(rows);
            Map<UUID, ReadState> statesBefore = Map.copyOf(states);
            Map<UUID, Set<UUID>> seenBefore = new HashMap<>();
            seen.forEach((tenant, ids) -> seenBefore.put(tenant, new HashSet<>(ids)));
            return () -> {
                rows.clear();
                rows.putAll(rowsBefore);
                states.clear();
                states.putAll(statesBefore);
                seen.clear();
                seen.putAll(seenBefore);
            };
        });
    }

    /** Something around this identity changes while a run is under way. */
    void touchOne(UUID objectId) {
        rows.computeIfPresent(objectId, (id, row) -> row.touched());
    }

    Presence presenceOf(UUID objectId) {
        return Optional.ofNullable(rows.get(objectId)).orElseThrow().presence();
    }

    void decidedFor(UUID tenant, String basis) {
        ReadState state = stateOf(tenant);
        states.put(
                tenant,
                new ReadState(
                        state.unfinished(),
                        state.resume(),
                        state.lastComplete(),
                        state.lastRows(),
                        Optional.of(basis)));
    }

    Stream<Map.Entry<UUID, Row>> of(UUID tenant, Predicate<Row> which) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().tenant().equals(tenant) && which.test(row.getValue()));
    }

    @Override
    public ReadState state(TenantId tenant, UUID entraTenantId) {
        work.requireInside(tenant);
        return stateOf(entraTenantId);
    }

    @Override
    public void begin(TenantId tenant, UUID entraTenantId, UUID runId, boolean full) {
        work.requireInside(tenant);
        seen.put(entraTenantId, new HashSet<>());
        reading(entraTenantId, Optional.of(new Unfinished(runId, full, Optional.empty(), 0, 0)));
    }

    @Override
    public void merge(TenantId tenant, UUID entraTenantId, UUID runId, UserPage page, Instant at) {
        work.requireInside(tenant);
        Unfinished read = stateOf(entraTenantId).unfinished().orElseThrow();
        page.users().forEach(user -> merge(entraTenantId, user));
        page.users().forEach(user -> seen.get(entraTenantId).add(user.objectId()));
        reading(
                entraTenantId,
                Optional.of(new Unfinished(
                        runId, read.full(), page.next(), read.pages() + 1, read.rows() + page.rawRows())));
    }

    @Override
    public void complete(TenantId tenant, UUID entraTenantId, UUID runId, Optional<Cursor> resume, Instant at) {
        work.requireInside(tenant);
        ReadState state = stateOf(entraTenantId);
        Unfinished read = state.unfinished().orElseThrow();
        if (read.full()) {
            Set<UUID> there = seen.get(entraTenantId);
            rows.replaceAll((id, row) ->
                    row.tenant().equals(entraTenantId) && !there.contains(id) && row.presence() != Presence.DELETED
                            ? row.as(
                                    Presence.MISSING,
                                    row.listings() + 1,
                                    row.missingSince().or(() -> Optional.of(at)))
                            : row);
        }
        states.put(
                entraTenantId,
                new ReadState(
                        Optional.empty(),
                        resume,
                        Optional.of(at),
                        read.full() ? read.rows() : state.lastRows(),
                        state.decidedFor()));
    }

    @Override
    public List<UUID> awaitingConfirmation(
            TenantId tenant, UUID entraTenantId, int listings, Duration gap, Instant now, int limit) {
        return ids(
                entraTenantId,
                limit,
                row -> row.presence() == Presence.MISSING
                        && row.listings() >= listings
                        && !row.missingSince().orElseThrow().isAfter(now.minus(gap)));
    }

    @Override
    public List<UUID> inTheWay(TenantId tenant, UUID entraTenantId, int limit) {
        Set<Optional<String>> wanted = new HashSet<>();
        rows.forEach((id, row) -> {
            if (row.tenant().equals(entraTenantId)
                    && row.dirty()
                    && row.identity(id).live()) {
                wanted.add(row.mail());
            }
        });
        return ids(
                entraTenantId,
                limit,
                row -> row.presence() == Presence.MISSING && !row.dirty() && wanted.contains(row.mail()));
    }

    @Override
    public Optional<UUID> witness(TenantId tenant, UUID entraTenantId) {
        return ids(entraTenantId, 1, row -> row.presence() == Presence.PRESENT).stream()
                .findFirst();
    }

    @Override
    public void markDeleted(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds, Instant at) {
        work.requireInside(tenant);
        objectIds.forEach(id -> rows.computeIfPresent(
                id, (same, row) -> row.as(Presence.DELETED, 0, Optional.empty()).touched()));
    }

    @Override
    public void grouped(TenantId tenant, UUID entraTenantId, Optional<Set<UUID>> members) {
        work.requireInside(tenant);
    }

    @Override
    public void touch(TenantId tenant, UUID entraTenantId) {
        work.requireInside(tenant);
        rows.replaceAll((id, row) -> row.tenant().equals(entraTenantId) ? row.touched() : row);
    }

    private List<UUID> ids(UUID tenant, int limit, Predicate<Row> which) {
        return of(tenant, which).map(Map.Entry::getKey).limit(limit).toList();
    }

    private ReadState stateOf(UUID tenant) {
        return states.getOrDefault(
                tenant, new ReadState(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty()));
    }

    private void reading(UUID tenant, Optional<Unfinished> unfinished) {
        ReadState state = stateOf(tenant);
        states.put(
                tenant,
                new ReadState(unfinished, state.resume(), state.lastComplete(), state.lastRows(), state.decidedFor()));
    }

    private void merge(UUID tenant, DirectoryUser user) {
        Row before = rows.get(user.objectId());
        Presence presence = user.removed() ? Presence.DELETED : Presence.PRESENT;
        Map<UserProperty, @Nullable Object> whole = new HashMap<>();
        if (before != null) {
            whole.putAll(before.properties());
        }
        whole.putAll(user.properties());
        if (before == null || !before.properties().equals(whole) || before.presence() != presence) {
            rows.put(
                    user.objectId(),
                    new Row(
                            tenant,
                            whole,
                            presence,
                            0,
                            Optional.empty(),
                            true,
                            before == null ? 1 : before.revision() + 1,
                            before == null ? Optional.empty() : before.standing(),
                            before == null ? Optional.empty() : before.decidedRun()));
        }
    }
}
