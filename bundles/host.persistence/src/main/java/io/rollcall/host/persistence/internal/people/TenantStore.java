package io.rollcall.host.persistence.internal.people;

import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tenants. */
@Component
public final class TenantStore implements Tenants {
    private static final String ALL = "select id, name, created_at from rollcall_tenants() order by created_at, id";
    private static final String CREATE = "insert into tenants (id, name) values (?, ?) on conflict (id) do nothing";

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public TenantStore(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public List<Tenant> all() {
        return jdbc.withoutTenant(() -> Sql.of(jdbc.connection(), ALL)
                .list(row -> new Tenant(
                        new TenantId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Sql.instant(row, "created_at").orElseThrow())));
    }

    @Override
    public boolean create(TenantId id, String name) {
        // a tenant stores its own row, so that no statement needs to see over the walls
        return work.inTenant(id, () -> Sql.of(jdbc.connection(), CREATE)
                        .bind(id.value())
                        .bind(name)
                        .update())
                == 1;
    }
}
