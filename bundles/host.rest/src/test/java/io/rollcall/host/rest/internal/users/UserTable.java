package io.rollcall.host.rest.internal.users;

import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Users;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.testing.Table;
import java.util.Optional;
import java.util.UUID;

/** Users in memory. */
public final class UserTable implements Users {
    private final Table<UUID, User> rows = new Table<>(User::id);

    @Override
    public Optional<Versioned<User>> find(TenantId tenant, UUID id) {
        return rows.find(tenant, id);
    }

    @Override
    public Optional<Caller.Person> caller(TenantId tenant, UUID id) {
        throw new UnsupportedOperationException("signing in is not the resource's");
    }

    @Override
    public Page<Versioned<User>> list(TenantId tenant, PageRequest page) {
        return rows.page(tenant, page);
    }

    @Override
    public Versioned<User> create(TenantId tenant, User user) {
        return rows.put(tenant, user);
    }

    @Override
    public Versioned<User> replace(TenantId tenant, User user, long version) {
        return rows.replace(tenant, user, version);
    }
}
