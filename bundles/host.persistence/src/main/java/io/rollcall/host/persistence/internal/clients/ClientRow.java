package io.rollcall.host.persistence.internal.clients;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A client's row, read and inserted. */
final class ClientRow {
    static final String COLUMNS =
            """
            select id, name, name_key, website, billing_email, country, inactive, version, created_at, updated_at
            from clients where tenant = ?""";

    private static final String INSERT =
            """
            insert into clients (tenant, id, name, website, billing_email, country, inactive)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (tenant, id) do nothing""";

    private ClientRow() {}

    static Client read(ResultSet row) throws SQLException {
        return new Client(
                new ClientId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("website")),
                Optional.ofNullable(row.getString("billing_email")),
                Optional.ofNullable(row.getString("country")),
                row.getBoolean("inactive"));
    }

    static Versioned<Client> readVersioned(ResultSet row) throws SQLException {
        return new Versioned<>(
                read(row),
                row.getLong("version"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "updated_at").orElseThrow());
    }

    /** @return 0 if the id is there already */
    static int insert(Connection connection, TenantId tenant, Client client) {
        return bindColumns(
                        Sql.of(connection, INSERT)
                                .bind(tenant.value())
                                .bind(client.id().value()),
                        client)
                .update();
    }

    static Sql bindColumns(Sql statement, Client client) {
        return statement
                .bind(client.name())
                .bind(client.website().orElse(null))
                .bind(client.billingEmail().orElse(null))
                .bind(client.country().orElse(null))
                .bind(client.inactive());
    }
}
