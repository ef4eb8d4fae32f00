package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that mapping decides on, as it is in one transaction. */
final class MappingFacts {
    private final List<ManagedTenant> tenants;
    private final Map<UUID, ManagedTenant> tenantsById;
    private final Map<UUID, Mapping> mappings;
    private final Map<ClientId, Client> clients;
    private final Map<ClientId, Set<String>> contactDomains;

    MappingFacts(
            List<ManagedTenant> tenants,
            List<Mapping> mappings,
            List<Client> clients,
            Map<ClientId, Set<String>> contactDomains) {
        this.tenants = tenants;
        this.tenantsById = by(tenants, tenant -> tenant.found().entraTenantId());
        this.mappings = by(mappings, Mapping::entraTenantId);
        this.clients = by(clients, Client::id);
        this.contactDomains = contactDomains;
    }

    List<ManagedTenant> tenants() {
        return tenants;
    }

    /** Those that nobody has decided on and that are still there. */
    List<ManagedTenant> undecided() {
        return tenants.stream()
                .filter(tenant -> tenant.lostAt().isEmpty() && mapping(tenant).isEmpty())
                .toList();
    }

    Optional<ManagedTenant> tenant(UUID entraTenantId) {
        return Optional.ofNullable(tenantsById.get(entraTenantId));
    }

    Optional<Mapping> mapping(ManagedTenant tenant) {
        return Optional.ofNullable(mappings.get(tenant.found().entraTenantId()));
    }

    Optional<Client> client(ClientId id) {
        return Optional.ofNullable(clients.get(id));
    }

    List<Client> activeClients() {
        return clients.values().stream().filter(client -> !client.inactive()).toList();
    }

    Set<String> contactDomains(ClientId client) {
        return contactDomains.getOrDefault(client, Set.of());
    }

    /** The MSP's own: they are in customers' tenants and contacts, too, and tell nothing there. */
    Set<String> ownDomains() {
        Set<String> own = new HashSet<>();
        tenants.stream()
                .map(ManagedTenant::found)
                .filter(found -> found.partner())
                .forEach(found -> {
                    own.addAll(found.verifiedDomains());
                    found.primaryDomain().ifPresent(own::add);
                });
        return own;
    }

    private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
