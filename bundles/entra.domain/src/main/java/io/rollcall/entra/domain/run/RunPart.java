package io.rollcall.entra.domain.run;

import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.clients.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One managed tenant's part of a run: exactly one per run and managed tenant.
 *
 * @param phase {@code queued}, {@code reading}, {@code confirming}, {@code deciding}, {@code undoing}, {@code waiting}
 *     (for the others of the run to be counted), {@code done}
 * @param code the failure's class or the reason of a skip, in snake_case
 * @param reason cause and remedy as a sentence
 * @param eligible people in scope after this part
 */
public record RunPart(
        UUID entraTenantId,
        String tenantName,
        Optional<ClientId> client,
        RunStatus status,
        String phase,
        Optional<String> code,
        Optional<String> reason,
        Optional<String> requestId,
        long usersRead,
        Counters counters,
        Optional<Integer> eligible,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {}
