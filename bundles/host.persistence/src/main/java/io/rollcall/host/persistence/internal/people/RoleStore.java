package io.rollcall.host.persistence.internal.people;

import io.rollcall.host.api.admin.Role;
import io.rollcall.host.api.admin.Roles;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.persistence.internal.statement.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Roles and what they permit. */
@Component
public final class RoleStore implements Roles {
    private static final String ALL =
            """
            select id, name, array(select permission from role_permissions p
                                   where p.tenant = r.tenant and p.role_id = r.id) as permissions
            from roles r where tenant = ? order by name""";

    private static final String SAVE =
            """
            insert into roles (tenant, id, name) values (?, ?, ?)
            on conflict (tenant, id) do update set name = excluded.name""";

    private static final String REMOVE_OTHERS =
            "delete from role_permissions where tenant = ? and role_id = ? and permission <> all (?)";

    private static final String PERMIT =
            """
            insert into role_permissions (tenant, role_id, permission)
            select ?, ?, permission from unnest(?) as p (permission) on conflict do nothing""";

    private static final Map<String, Problem> PROBLEMS = Map.of(
            Violations.UNIQUE, new Problem.Conflict("There is another role of this name.", List.of()),
            Violations.CHECK,
                    new Problem.RuleRefused(
                            "A role cannot hold this permission: platform permissions are for operators only."));

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public RoleStore(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public List<Role> all(TenantId tenant) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), ALL)
                .bind(tenant.value())
                .list(row -> new Role(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Arrays.stream((String[]) row.getArray("permissions").getArray())
                                .map(Permission::new)
                                .collect(Collectors.toSet()))));
    }

    @Override
    public void save(TenantId tenant, Role role) {
        List<String> permissions =
                role.permissions().stream().map(Permission::key).toList();
        work.runInTenant(
                tenant,
                () -> Violations.refusing(PROBLEMS, () -> {
                    Sql.of(jdbc.connection(), SAVE)
                            .bind(tenant.value())
                            .bind(role.id())
                            .bind(role.name())
                            .update();
                    Sql.of(jdbc.connection(), REMOVE_OTHERS)
                            .bind(tenant.value())
                            .bind(role.id())
                            .texts(permissions)
                            .update();
                    return Sql.of(jdbc.connection(), PERMIT)
                            .bind(tenant.value())
                            .bind(role.id())
                            .texts(permissions)
                            .update();
                }));
    }
}
