package io.rollcall.host.rest.internal.users;

import io.rollcall.host.api.admin.Role;
import io.rollcall.host.api.admin.Roles;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.testing.Table;
import java.util.List;
import java.util.UUID;

/** Roles in memory. */
public final class RoleTable implements Roles {
    private final Table<UUID, Role> rows = new Table<>(Role::id);

    @Override
    public List<Role> all(TenantId tenant) {
        return rows.all(tenant);
    }

    @Override
    public void save(TenantId tenant, Role role) {
        rows.put(tenant, role);
    }
}
