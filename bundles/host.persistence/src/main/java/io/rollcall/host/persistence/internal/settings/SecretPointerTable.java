package io.rollcall.host.persistence.internal.settings;

import io.rollcall.host.api.admin.SecretPointers;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where secrets lie. */
@Component
public final class SecretPointerTable implements SecretPointers {
    private static final String FIND =
            "select provider, version, updated_by, updated_at from tenant_secrets where tenant = ? and name = ?";

    private static final String CREATE =
            """
            insert into tenant_secrets (provider, version, updated_by, tenant, name) values (?, ?, ?, ?, ?)
            on conflict (tenant, name) do nothing""";

    private static final String MOVE =
            """
            update tenant_secrets set provider = ?, version = ?, updated_by = ?, updated_at = now()
            where tenant = ? and name = ? and version = ?""";

    private static final String REMOVE = "delete from tenant_secrets where tenant = ? and name = ? and version = ?";

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public SecretPointerTable(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Pointer> find(TenantId tenant, String name) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), FIND)
                .bind(tenant.value())
                .bind(name)
                .first(row -> new Pointer(
                        row.getString("provider"),
                        row.getString("version"),
                        row.getString("updated_by"),
                        Sql.instant(row, "updated_at").orElseThrow())));
    }

    @Override
    public boolean move(
            TenantId tenant,
            String name,
            Optional<String> expected,
            String provider,
            String version,
            String updatedBy) {
        return work.inTenant(tenant, () -> {
            Sql statement = Sql.of(jdbc.connection(), expected.isPresent() ? MOVE : CREATE)
                    .bind(provider)
                    .bind(version)
                    .bind(updatedBy)
                    .bind(tenant.value())
                    .bind(name);
            expected.ifPresent(statement::bind);
            return statement.update() == 1;
        });
    }

    @Override
    public boolean remove(TenantId tenant, String name, String expected) {
        return work.inTenant(
                tenant,
                () -> Sql.of(jdbc.connection(), REMOVE)
                                .bind(tenant.value())
                                .bind(name)
                                .bind(expected)
                                .update()
                        == 1);
    }
}
