package io.rollcall.host.persistence.internal.people;

import io.rollcall.host.api.admin.OperatorKeys;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Platform operators' keys: they belong to no tenant. */
@Component
public final class OperatorKeyStore implements OperatorKeys {
    private static final String CALLER = "select name from operator_keys where hash = ?";
    private static final String CREATE =
            "insert into operator_keys (id, name, hash) values (?, ?, ?) on conflict (name) do nothing";
    private static final String REMOVE = "delete from operator_keys where name = ?";

    private final Jdbc jdbc;

    @Activate
    public OperatorKeyStore(@Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Caller.Operator> caller(String hash) {
        return jdbc.withoutTenant(() ->
                Sql.of(jdbc.connection(), CALLER).bind(hash).first(row -> new Caller.Operator(row.getString("name"))));
    }

    @Override
    public boolean create(UUID id, String name, String hash) {
        return jdbc.withoutTenant(() -> Sql.of(jdbc.connection(), CREATE)
                        .bind(id)
                        .bind(name)
                        .bind(hash)
                        .update())
                == 1;
    }

    @Override
    public boolean remove(String name) {
        return jdbc.withoutTenant(
                        () -> Sql.of(jdbc.connection(), REMOVE).bind(name).update())
                == 1;
    }
}
