package io.rollcall.entra.domain.mapping;

import io.rollcall.host.api.clients.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The active decision about one managed tenant.
 *
 * @param client there for {@code MAPPED} only
 * @param onHold every run skips it, saying so, until a person releases it
 * @param version moves with every change
 */
public record Mapping(
        UUID entraTenantId,
        MappingState state,
        Optional<ClientId> client,
        boolean onHold,
        long version,
        String decidedBy,
        Instant decidedAt) {}
