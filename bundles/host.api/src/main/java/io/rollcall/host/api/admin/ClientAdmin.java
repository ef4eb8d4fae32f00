package io.rollcall.host.api.admin;

import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Clients as a person edits them. Thread-safe. */
@ProviderType
public interface ClientAdmin {
    /** {@code search}: part of the name or website, case-folded. Empty: no restriction. */
    record Filter(Optional<String> search, Optional<Boolean> inactive) {}

    Optional<Versioned<Client>> find(TenantId tenant, ClientId id);

    /** By case-folded name. Refuses with {@code Invalid} a cursor that is not one of this list. */
    Page<Versioned<Client>> list(TenantId tenant, Filter filter, PageRequest page);

    /** Refuses with {@code Conflict} an id that is taken. */
    Versioned<Client> create(TenantId tenant, Client client);

    /** Replaces the client; refuses with {@code NotFound}, or with {@code Stale} if {@code version} has moved. */
    Versioned<Client> replace(TenantId tenant, Client client, long version);
}
