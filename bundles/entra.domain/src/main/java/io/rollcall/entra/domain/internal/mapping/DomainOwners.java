package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.host.api.clients.Client;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which client a domain speaks for: one that two clients share speaks for nobody. */
final class DomainOwners {
    private final Map<String, Optional<Client>> owners = new HashMap<>();

    void add(String domain, Client client) {
        owners.merge(
                domain,
                Optional.of(client),
                (earlier, later) -> earlier.filter(owner -> owner.id().equals(client.id())));
    }

    Optional<Client> of(String domain) {
        return owners.getOrDefault(domain, Optional.empty());
    }
}
