package io.rollcall.host.api.clients;

import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The MSP's clients. Every call runs inside a unit of work of the tenant. */
@ProviderType
public interface Clients {
    Optional<Client> find(TenantId tenant, ClientId id);

    /** All clients, inactive ones too, ordered by name: thousands, not millions. */
    List<Client> all(TenantId tenant);

    /** The e-mail domains (lower case) of each client's active contacts. */
    Map<ClientId, Set<String>> contactDomains(TenantId tenant);

    /** Stores a client under an id that the caller made; storing it again does nothing. */
    void create(TenantId tenant, Client client);
}
