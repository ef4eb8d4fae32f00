package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.clients.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One managed tenant's part of a run as it is shown. */
public record PartView(
        UUID entraTenantId,
        String tenantName,
        Optional<UUID> clientId,
        String status,
        String phase,
        Optional<String> code,
        Optional<String> reason,
        Optional<String> requestId,
        long usersRead,
        Counters counters,
        Optional<Integer> eligible,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {
    static PartView of(RunPart part) {
        return new PartView(
                part.entraTenantId(),
                part.tenantName(),
                part.client().map(ClientId::value),
                part.status().key(),
                part.phase(),
                part.code(),
                part.reason(),
                part.requestId(),
                part.usersRead(),
                part.counters(),
                part.eligible(),
                part.startedAt(),
                part.endedAt());
    }
}
