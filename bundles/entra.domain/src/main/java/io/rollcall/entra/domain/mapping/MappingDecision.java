package io.rollcall.entra.domain.mapping;

import io.rollcall.host.api.clients.ClientId;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person decided about one managed tenant.
 *
 * @param client required for {@code MAPPED}
 * @param partnerToo the explicit switch without which the MSP's own tenant is not mapped
 */
public record MappingDecision(UUID entraTenantId, MappingState state, Optional<ClientId> client, boolean partnerToo) {}
