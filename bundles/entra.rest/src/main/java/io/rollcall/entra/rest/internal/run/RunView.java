package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.clients.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A run as it is shown; while it is open the counts grow. */
public record RunView(
        UUID id,
        String kind,
        String trigger,
        String startedBy,
        Optional<UUID> clientId,
        Optional<UUID> source,
        String status,
        Optional<String> reason,
        int tenants,
        int tenantsDone,
        long usersRead,
        Counters counters,
        int losses,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {
    public static RunView of(Run run) {
        return new RunView(
                run.id(),
                run.kind().key(),
                run.trigger().key(),
                run.startedBy(),
                run.client().map(ClientId::value),
                run.input().source(),
                run.status().key(),
                run.reason(),
                run.tenants(),
                run.tenantsDone(),
                run.usersRead(),
                run.counters(),
                run.losses(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt());
    }
}
