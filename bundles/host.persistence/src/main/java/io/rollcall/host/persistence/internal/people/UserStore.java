package io.rollcall.host.persistence.internal.people;

import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Users;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.persistence.internal.statement.Conditions;
import io.rollcall.host.persistence.internal.statement.Cursor;
import io.rollcall.host.persistence.internal.statement.Violations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users and the roles that they have. */
@Component
public final class UserStore implements Users {
    private static final String SELECT =
            """
            select id, name, email, user_type, inactive, version, created_at, updated_at,
                   array(select role_id from user_roles r where r.tenant = u.tenant and r.user_id = u.id) as roles
            from users u where tenant = ?""";

    private static final String CALLER =
            """
            select u.tenant, u.id as user_id, u.name, u.user_type,
                   array(select distinct p.permission
                         from user_roles r join role_permissions p on p.tenant = r.tenant and p.role_id = r.role_id
                         where r.tenant = u.tenant and r.user_id = u.id) as permissions
            from users u where u.tenant = ? and u.id = ? and not u.inactive""";

    private static final String CREATE =
            "insert into users (name, email, user_type, inactive, tenant, id) values (?, ?, ?, ?, ?, ?)";

    private static final String REPLACE =
            """
            update users set name = ?, email = ?, user_type = ?, inactive = ?, version = version + 1, updated_at = now()
            where tenant = ? and id = ? and version = ?""";

    private static final String REMOVE_OTHER_ROLES =
            "delete from user_roles where tenant = ? and user_id = ? and role_id <> all (?)";

    private static final String GIVE_ROLES =
            """
            insert into user_roles (tenant, user_id, role_id)
            select ?, ?, role from unnest(?) as r (role) on conflict do nothing""";

    private static final Map<String, Problem> PROBLEMS = Map.of(
            Violations.UNIQUE,
                    new Problem.Conflict("There is a user with this id or e-mail address already.", List.of()),
            Violations.FOREIGN_KEY,
                    new Problem.RuleRefused("There is no such role: choose one of this tenant's roles."));

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public UserStore(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Versioned<User>> find(TenantId tenant, UUID id) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), SELECT + " and id = ?")
                .bind(tenant.value())
                .bind(id)
                .first(UserStore::read));
    }

    @Override
    public Optional<Caller.Person> caller(TenantId tenant, UUID id) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), CALLER)
                .bind(tenant.value())
                .bind(id)
                .first(PersonRow::read));
    }

    @Override
    public Page<Versioned<User>> list(TenantId tenant, PageRequest page) {
        Conditions conditions = new Conditions();
        Cursor.read(page, 1).ifPresent(after -> conditions.and("id > ?", after.uuid(0)));
        String statement = SELECT + conditions.text() + " order by id limit ?";
        List<Versioned<User>> rows = work.inTenant(tenant, () -> conditions
                .bindTo(Sql.of(jdbc.connection(), statement).bind(tenant.value()))
                .bind(page.limit() + 1)
                .list(UserStore::read));
        return Cursor.page(rows, page, user -> Cursor.of(user.value().id()));
    }

    @Override
    public Versioned<User> create(TenantId tenant, User user) {
        return writing(tenant, user, () -> statement(CREATE, tenant, user).update());
    }

    @Override
    public Versioned<User> replace(TenantId tenant, User user, long version) {
        return writing(tenant, user, () -> statement(REPLACE, tenant, user)
                .bind(version)
                .update());
    }

    private Sql statement(String text, TenantId tenant, User user) {
        return Sql.of(jdbc.connection(), text)
                .bind(user.name())
                .bind(user.email())
                .bind(user.type().name().toLowerCase(Locale.ROOT))
                .bind(user.inactive())
                .bind(tenant.value())
                .bind(user.id());
    }

    private Versioned<User> writing(TenantId tenant, User user, Supplier<Integer> write) {
        return work.inTenant(tenant, () -> {
            if (Violations.refusing(PROBLEMS, write) == 0) {
                throw unwritten(find(tenant, user.id()).isPresent());
            }
            Violations.refusing(PROBLEMS, () -> writeRoles(tenant, user));
            return find(tenant, user.id()).orElseThrow();
        });
    }

    private int writeRoles(TenantId tenant, User user) {
        for (String statement : List.of(REMOVE_OTHER_ROLES, GIVE_ROLES)) {
            Sql.of(jdbc.connection(), statement)
                    .bind(tenant.value())
                    .bind(user.id())
                    .uuids(user.roles())
                    .update();
        }
        return user.roles().size();
    }

    private static Refused unwritten(boolean found) {
        Problem problem = found
                ? new Problem.Stale("The user was changed meanwhile: load it again.")
                : new Problem.NotFound("There is no such user.");
        return problem.refuse();
    }

    private static Versioned<User> read(ResultSet row) throws SQLException {
        User user = new User(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                UserType.valueOf(row.getString("user_type").toUpperCase(Locale.ROOT)),
                Set.of((UUID[]) row.getArray("roles").getArray()),
                row.getBoolean("inactive"));
        return new Versioned<>(
                user,
                row.getLong("version"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "updated_at").orElseThrow());
    }
}
