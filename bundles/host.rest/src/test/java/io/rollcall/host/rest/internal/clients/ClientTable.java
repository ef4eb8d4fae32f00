package io.rollcall.host.rest.internal.clients;

import io.rollcall.host.api.admin.ClientAdmin;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.testing.Table;
import java.util.Optional;

/** Clients in memory; remembers the last filter. */
public final class ClientTable implements ClientAdmin {
    private final Table<ClientId, Client> rows = new Table<>(Client::id);
    Optional<Filter> asked = Optional.empty();

    @Override
    public Optional<Versioned<Client>> find(TenantId tenant, ClientId id) {
        return rows.find(tenant, id);
    }

    @Override
    public Page<Versioned<Client>> list(TenantId tenant, Filter filter, PageRequest page) {
        asked = Optional.of(filter);
        return rows.page(tenant, page);
    }

    @Override
    public Versioned<Client> create(TenantId tenant, Client client) {
        return rows.put(tenant, client);
    }

    @Override
    public Versioned<Client> replace(TenantId tenant, Client client, long version) {
        return rows.replace(tenant, client, version);
    }
}
