package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Connections in memory; one partner tenant serves one MSP tenant. */
public final class FakeConnections implements ConnectionStore {
    private final FakeWork work;
    private final Map<TenantId, Connection> active = new HashMap<>();

    public FakeConnections(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Map<TenantId, Connection> before = Map.copyOf(active);
            return () -> {
                active.clear();
                active.putAll(before);
            };
        });
    }

    /** Looks from outside any transaction. */
    public Optional<Connection> of(TenantId tenant) {
        return Optional.ofNullable(active.get(tenant));
    }

    @Override
    public Optional<Connection> active(TenantId tenant) {
        work.requireInside(tenant);
        return of(tenant);
    }

    @Override
    public boolean activate(TenantId tenant, Connection connection) {
        work.requireInside(tenant);
        boolean taken = active.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(tenant)
                        && other.getValue().partnerTenantId().equals(connection.partnerTenantId()));
        if (!taken) {
            active.put(tenant, connection);
        }
        return !taken;
    }

    @Override
    public void validated(TenantId tenant, Optional<String> problem, Instant at) {
        work.requireInside(tenant);
        active.computeIfPresent(
                tenant,
                (t, c) -> new Connection(
                        c.id(),
                        c.type(),
                        c.settings(),
                        c.partnerTenantId(),
                        c.account(),
                        c.appSource(),
                        c.connectedBy(),
                        c.connectedAt(),
                        Optional.of(at),
                        problem));
    }

    @Override
    public void end(TenantId tenant, String endedBy, Instant at) {
        work.requireInside(tenant);
        active.remove(tenant);
    }
}
