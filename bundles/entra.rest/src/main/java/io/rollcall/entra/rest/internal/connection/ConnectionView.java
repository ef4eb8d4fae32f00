package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The connection as it is shown. */
public record ConnectionView(
        UUID id,
        String type,
        String status,
        Map<String, String> settings,
        Optional<UUID> partnerTenantId,
        Optional<String> account,
        Optional<String> appSource,
        String connectedBy,
        Instant connectedAt,
        Optional<Instant> validatedAt,
        Optional<String> problem) {
    static ConnectionView of(Connection connection) {
        return new ConnectionView(
                connection.id(),
                connection.type().key(),
                connection.healthy() ? "active" : "error",
                connection.settings(),
                connection.partnerTenantId(),
                connection.account(),
                connection.appSource(),
                connection.connectedBy(),
                connection.connectedAt(),
                connection.validatedAt(),
                connection.problem());
    }
}
