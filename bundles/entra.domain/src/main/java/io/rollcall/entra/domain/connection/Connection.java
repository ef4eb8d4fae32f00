package io.rollcall.entra.domain.connection;

import io.rollcall.entra.domain.directory.ConnectionType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The MSP's one active link to Microsoft, as it is recorded (no secrets).
 *
 * @param settings the type's own settings; see {@link io.rollcall.entra.domain.directory.DirectoryConnection#settings()}
 * @param account the account that signed in ({@code direct})
 * @param appSource where the Microsoft app's credentials come from ({@code direct})
 * @param problem cause and remedy, if the last validation failed
 */
public record Connection(
        UUID id,
        ConnectionType type,
        Map<String, String> settings,
        Optional<UUID> partnerTenantId,
        Optional<String> account,
        Optional<String> appSource,
        String connectedBy,
        Instant connectedAt,
        Optional<Instant> validatedAt,
        Optional<String> problem) {
    public Connection {
        settings = Map.copyOf(settings);
    }

    public boolean healthy() {
        return problem.isEmpty();
    }
}
