package io.rollcall.host.api.admin;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The users of an MSP tenant. Thread-safe. Refuses with {@code Conflict} an id or an address (case-folded) that is taken,
 * with {@code RuleRefused} a role that the tenant does not have.
 */
@ProviderType
public interface Users {
    Optional<Versioned<User>> find(TenantId tenant, UUID id);

    /** The user with all permissions of their roles; empty if unknown or inactive. */
    Optional<Caller.Person> caller(TenantId tenant, UUID id);

    /** In order of their creation. */
    Page<Versioned<User>> list(TenantId tenant, PageRequest page);

    Versioned<User> create(TenantId tenant, User user);

    /** Replaces the user; refuses with {@code NotFound}, or with {@code Stale} if {@code version} has moved. */
    Versioned<User> replace(TenantId tenant, User user, long version);
}
