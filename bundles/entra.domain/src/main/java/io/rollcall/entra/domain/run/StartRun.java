package io.rollcall.entra.domain.run;

import io.rollcall.host.api.clients.ClientId;
import java.util.Optional;

/**
 * @param client required for {@link RunKind#SINGLE_CLIENT}; the pilot of {@link RunKind#INITIAL}; optional for a preflight
 * @param input what else it shall know
 * @param idempotencyKey the caller's key: the same key gives the same run
 */
public record StartRun(RunKind kind, Optional<ClientId> client, RunInput input, Optional<String> idempotencyKey) {}
