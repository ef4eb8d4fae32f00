package io.rollcall.entra.persistence.internal.connection;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.Json;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_partner_connections}: the active one and the history. */
@Component
public final class PartnerConnections implements ConnectionStore {
    private static final String ACTIVE =
            """
            select id, type, settings, partner_tenant_id, account, app_source, connected_by, connected_at,
                   validated_at, problem
            from entra_partner_connections where tenant = ? and ended_at is null""";

    private static final String END =
            "update entra_partner_connections set ended_by = ?, ended_at = ? where tenant = ? and ended_at is null";

    /** A partner tenant that serves another MSP tenant lies behind the wall: only the unique index sees it. */
    private static final String INSERT =
            """
            insert into entra_partner_connections (tenant, id, type, settings, partner_tenant_id, account, app_source,
                connected_by, connected_at, validated_at, problem)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
            on conflict (partner_tenant_id) where ended_at is null do nothing""";

    private static final String VALIDATED =
            """
            update entra_partner_connections set problem = ?, validated_at = ?
            where tenant = ? and ended_at is null""";

    private final EntraDatabase database;

    @Activate
    public PartnerConnections(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Connection> active(TenantId tenant) {
        return database.sql(ACTIVE).bind(tenant.value()).first(PartnerConnections::read);
    }

    @Override
    public boolean activate(TenantId tenant, Connection connection) {
        return database.orBack(() -> {
            end(tenant, connection.connectedBy(), connection.connectedAt());
            return insert(tenant, connection);
        });
    }

    @Override
    public void validated(TenantId tenant, Optional<String> problem, Instant at) {
        database.sql(VALIDATED)
                .bind(problem.orElse(null))
                .bind(at)
                .bind(tenant.value())
                .update();
    }

    @Override
    public void end(TenantId tenant, String endedBy, Instant at) {
        database.sql(END).bind(endedBy).bind(at).bind(tenant.value()).update();
    }

    private boolean insert(TenantId tenant, Connection connection) {
        Sql insert = database.sql(INSERT)
                .bind(tenant.value())
                .bind(connection.id())
                .bind(connection.type().key())
                .bind(Json.write(connection.settings()))
                .bind(connection.partnerTenantId().orElse(null))
                .bind(connection.account().orElse(null))
                .bind(connection.appSource().orElse(null))
                .bind(connection.connectedBy())
                .bind(connection.connectedAt())
                .bind(connection.validatedAt().orElse(null))
                .bind(connection.problem().orElse(null));
        return insert.update() == 1;
    }

    private static Connection read(ResultSet row) throws SQLException {
        return new Connection(
                Columns.uuid(row, "id"),
                ConnectionType.of(row.getString("type")),
                Json.read(row.getString("settings"), new TypeReference<Map<String, String>>() {}),
                Columns.uuidIfAny(row, "partner_tenant_id"),
                Columns.text(row, "account"),
                Columns.text(row, "app_source"),
                row.getString("connected_by"),
                Sql.instant(row, "connected_at").orElseThrow(),
                Sql.instant(row, "validated_at"),
                Columns.text(row, "problem"));
    }
}
