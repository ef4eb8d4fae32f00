package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The managed tenants of {@link FakeMappings}, as discovery and reading change them. */
final class FakeTenants implements ManagedTenantStore {
    private final FakeWork work;
    private final FakeMappings mappings;
    private final Map<UUID, UUID> firstRun = new HashMap<>();
    private final Map<UUID, UUID> seenRun = new HashMap<>();
    private Optional<Instant> lastDiscovery = Optional.empty();

    FakeTenants(FakeWork work, FakeMappings mappings) {
        this.work = work;
        this.mappings = mappings;
    }

    @Override
    public void upsert(TenantId tenant, UUID runId, List<FoundTenant> found, Instant at) {
        work.requireInside(tenant);
        found.forEach(each -> {
            firstRun.putIfAbsent(each.entraTenantId(), runId);
            seenRun.put(each.entraTenantId(), runId);
            mappings.tenants.removeIf(known -> is(known, each.entraTenantId()));
            mappings.tenants.add(managed(each, Optional.empty()));
        });
    }

    @Override
    public List<ManagedTenant> newIn(TenantId tenant, UUID runId) {
        return mappings.tenants.stream()
                .filter(known -> runId.equals(firstRun.get(known.found().entraTenantId())))
                .toList();
    }

    @Override
    public List<ManagedTenant> markLost(TenantId tenant, UUID runId, Instant at) {
        work.requireInside(tenant);
        lastDiscovery = Optional.of(at);
        List<ManagedTenant> lost = new ArrayList<>();
        mappings.tenants.replaceAll(known -> {
            if (runId.equals(seenRun.get(known.found().entraTenantId()))
                    || known.lostAt().isPresent()) {
                return known;
            }
            lost.add(managed(known.found(), Optional.of(at)));
            return lost.get(lost.size() - 1);
        });
        return lost;
    }

    @Override
    public List<ManagedTenant> all(TenantId tenant) {
        work.requireInside(tenant);
        return List.copyOf(mappings.tenants);
    }

    @Override
    public Optional<ManagedTenant> find(TenantId tenant, UUID entraTenantId) {
        return mappings.tenants.stream()
                .filter(known -> is(known, entraTenantId))
                .findFirst();
    }

    @Override
    public void verifiedDomains(TenantId tenant, UUID entraTenantId, Set<String> domains) {
        work.requireInside(tenant);
        mappings.tenants.replaceAll(
                known -> is(known, entraTenantId) ? managed(with(known.found(), domains), known.lostAt()) : known);
    }

    @Override
    public Optional<Instant> lastDiscovery(TenantId tenant) {
        return lastDiscovery;
    }

    private static boolean is(ManagedTenant known, UUID entraTenantId) {
        return known.found().entraTenantId().equals(entraTenantId);
    }

    private static FoundTenant with(FoundTenant found, Set<String> domains) {
        return new FoundTenant(
                found.entraTenantId(),
                found.name(),
                found.primaryDomain(),
                domains,
                found.userCount(),
                found.access(),
                found.gdapEnd(),
                found.partner(),
                found.problem());
    }

    private static ManagedTenant managed(FoundTenant found, Optional<Instant> lostAt) {
        return new ManagedTenant(
                found, Instant.EPOCH, Instant.EPOCH, lostAt, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
