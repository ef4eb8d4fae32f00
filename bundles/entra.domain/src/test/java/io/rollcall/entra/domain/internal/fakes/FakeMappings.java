package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** One MSP's managed tenants, clients and mappings in memory. */
public final class FakeMappings implements MappingStore {
    public final List<ManagedTenant> tenants = new ArrayList<>();
    public final List<Client> clients = new ArrayList<>();
    public final Map<ClientId, Set<String>> contactDomains = new HashMap<>();
    private final Map<UUID, Mapping> decided = new LinkedHashMap<>();
    private final FakeWork work;

    /** Transactions of the fake come one after the other anyway. */
    @Override
    public void lock(TenantId tenant) {
        work.requireInside(tenant);
    }

    public FakeMappings(FakeWork work) {
        this.work = work;
        work.join(() -> {
            List<Client> clientsBefore = List.copyOf(clients);
            Map<UUID, Mapping> decidedBefore = Map.copyOf(decided);
            return () -> {
                clients.clear();
                clients.addAll(clientsBefore);
                decided.clear();
                decided.putAll(decidedBefore);
            };
        });
    }

    /** Decides from outside any transaction, as somebody else does while a run is under way. */
    public void map(ManagedTenant tenant, MappingState state, Optional<ClientId> client, boolean onHold) {
        UUID id = tenant.found().entraTenantId();
        long version =
                Optional.ofNullable(decided.get(id)).map(Mapping::version).orElse(0L) + 1;
        decided.put(id, new Mapping(id, state, client, onHold, version, "ann", Instant.EPOCH));
    }

    public void unmap(ManagedTenant tenant) {
        decided.remove(tenant.found().entraTenantId());
    }

    public ManagedTenant customer(String name, String... domains) {
        return add(name, Access.GRANTED, false, Optional.empty(), domains);
    }

    public ManagedTenant partner(String name, String... domains) {
        return add(name, Access.GRANTED, true, Optional.empty(), domains);
    }

    public ManagedTenant lost(String name, Instant at, String... domains) {
        return add(name, Access.GRANTED, false, Optional.of(at), domains);
    }

    public ManagedTenant add(String name, Access access, boolean partner, Optional<Instant> lostAt, String... domains) {
        FoundTenant found = new FoundTenant(
                new UUID(1, tenants.size()),
                name,
                Optional.empty(),
                Set.of(domains),
                OptionalInt.empty(),
                access,
                Optional.empty(),
                partner,
                Optional.empty());
        ManagedTenant tenant = new ManagedTenant(
                found, Instant.EPOCH, Instant.EPOCH, lostAt, Optional.empty(), Optional.empty(), Optional.empty());
        tenants.add(tenant);
        return tenant;
    }

    public Client client(String name, String website) {
        return client(name, Optional.of(website), Optional.empty(), false);
    }

    public Client client(String name) {
        return client(name, Optional.empty(), Optional.empty(), false);
    }

    public Client client(String name, Optional<String> website, Optional<String> billingEmail, boolean inactive) {
        Client client = new Client(
                new ClientId(new UUID(2, clients.size())), name, website, billingEmail, Optional.empty(), inactive);
        clients.add(client);
        return client;
    }

    public Optional<Mapping> of(ManagedTenant tenant) {
        return Optional.ofNullable(decided.get(tenant.found().entraTenantId()));
    }

    @Override
    public List<Mapping> all(TenantId tenant) {
        work.requireInside(tenant);
        return List.copyOf(decided.values());
    }

    @Override
    public void decide(TenantId tenant, List<MappingDecision> decisions, String decidedBy, Instant at) {
        work.requireInside(tenant);
        decisions.forEach(decision -> decide(decision, decidedBy, at));
    }

    private void decide(MappingDecision decision, String decidedBy, Instant at) {
        UUID id = decision.entraTenantId();
        Optional<Mapping> former = Optional.ofNullable(decided.get(id));
        boolean same = former.filter(mapping -> mapping.state() == decision.state())
                .filter(mapping -> mapping.client().equals(decision.client()))
                .isPresent();
        if (!decision.state().decided()) {
            decided.remove(id);
        } else if (!same) {
            long version = former.map(Mapping::version).orElse(0L) + 1;
            decided.put(id, new Mapping(id, decision.state(), decision.client(), false, version, decidedBy, at));
        }
    }

    @Override
    public void provisioned(TenantId tenant, UUID entraTenantId, ClientId client, Instant at) {
        work.requireInside(tenant);
        decided.put(
                entraTenantId,
                new Mapping(entraTenantId, MappingState.MAPPED, Optional.of(client), false, 2, "run", at));
    }

    public ManagedTenantStore tenantStore() {
        return Partial.of(ManagedTenantStore.class, new Object() {
            @SuppressWarnings("unused")
            public List<ManagedTenant> all(TenantId tenant) {
                work.requireInside(tenant);
                return List.copyOf(tenants);
            }

            @SuppressWarnings("unused")
            public Optional<Instant> lastDiscovery(TenantId tenant) {
                return Optional.empty();
            }
        });
    }

    public Clients clientStore() {
        return Partial.of(Clients.class, new Object() {
            @SuppressWarnings("unused")
            public List<Client> all(TenantId tenant) {
                work.requireInside(tenant);
                return List.copyOf(clients);
            }

            @SuppressWarnings("unused")
            public Map<ClientId, Set<String>> contactDomains(TenantId tenant) {
                return contactDomains;
            }

            @SuppressWarnings("unused")
            public Optional<Client> find(TenantId tenant, ClientId id) {
                return clients.stream().filter(client -> client.id().equals(id)).findFirst();
            }

            @SuppressWarnings("unused")
            public void create(TenantId tenant, Client client) {
                work.requireInside(tenant);
                clients.add(client);
            }
        });
    }
}
