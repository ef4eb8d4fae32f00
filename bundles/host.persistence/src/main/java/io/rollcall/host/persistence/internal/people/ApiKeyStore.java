package io.rollcall.host.persistence.internal.people;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.persistence.internal.statement.Conditions;
import io.rollcall.host.persistence.internal.statement.Cursor;
import io.rollcall.host.persistence.internal.statement.Violations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API keys by their hash. */
@Component
public final class ApiKeyStore implements ApiKeys {
    private static final String CALLER = "select * from rollcall_api_key(?)";
    private static final String COLUMNS = "id, user_id, label, created_at, expires_at, revoked_at";
    private static final String LIST = "select " + COLUMNS + " from api_keys where tenant = ?";

    private static final String CREATE = "insert into api_keys (tenant, id, user_id, label, hash, expires_at)"
            + " values (?, ?, ?, ?, ?, ?) returning " + COLUMNS;

    private static final String REVOKE =
            "update api_keys set revoked_at = now() where tenant = ? and id = ? and revoked_at is null";

    private static final Map<String, Problem> PROBLEMS =
            Map.of(Violations.FOREIGN_KEY, new Problem.NotFound("There is no such user."));

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public ApiKeyStore(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Caller.Person> caller(String hash) {
        return jdbc.withoutTenant(
                () -> Sql.of(jdbc.connection(), CALLER).bind(hash).first(PersonRow::read));
    }

    @Override
    public Page<ApiKey> list(TenantId tenant, Optional<UUID> userId, PageRequest page) {
        Conditions conditions = new Conditions();
        userId.ifPresent(user -> conditions.and("user_id = ?", user));
        Cursor.read(page, 1).ifPresent(after -> conditions.and("id < ?", after.uuid(0)));
        String statement = LIST + conditions.text() + " order by id desc limit ?";
        List<ApiKey> rows = work.inTenant(tenant, () -> conditions
                .bindTo(Sql.of(jdbc.connection(), statement).bind(tenant.value()))
                .bind(page.limit() + 1)
                .list(ApiKeyStore::read));
        return Cursor.page(rows, page, key -> Cursor.of(key.id()));
    }

    @Override
    public ApiKey create(
            TenantId tenant, UUID id, UUID userId, String label, String hash, Optional<Instant> expiresAt) {
        return work.inTenant(
                tenant,
                () -> Violations.refusing(PROBLEMS, () -> Sql.of(jdbc.connection(), CREATE)
                        .bind(tenant.value())
                        .bind(id)
                        .bind(userId)
                        .bind(label)
                        .bind(hash)
                        .bind(expiresAt.orElse(null))
                        .first(ApiKeyStore::read)
                        .orElseThrow()));
    }

    @Override
    public boolean revoke(TenantId tenant, UUID id) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), REVOKE)
                        .bind(tenant.value())
                        .bind(id)
                        .update())
                == 1;
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("label"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "revoked_at"));
    }
}
