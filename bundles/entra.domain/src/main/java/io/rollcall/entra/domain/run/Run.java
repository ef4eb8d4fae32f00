package io.rollcall.entra.domain.run;

import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One execution as it is recorded.
 *
 * @param startedBy the starter's name
 * @param client the one client that it is about ({@code single-client}, the pilot of {@code initial}, a client's preflight)
 * @param input what it was started with besides
 * @param reason why it ended as it did, if that is not plain success
 * @param tenants managed tenants that take part, once known
 * @param usersRead directory rows read so far
 * @param losses how often its orchestration was lost and started again
 */
public record Run(
        UUID id,
        TenantId tenant,
        RunKind kind,
        Trigger trigger,
        String startedBy,
        Optional<ClientId> client,
        RunInput input,
        RunStatus status,
        Optional<String> reason,
        int tenants,
        int tenantsDone,
        long usersRead,
        Counters counters,
        int losses,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /** A preflight of one managed tenant as if it were mapped to the run's client. */
    public boolean previewsRemap() {
        return kind == RunKind.PREFLIGHT
                && client.isPresent()
                && !input.onlyTenants().isEmpty();
    }

    /** What the run acts as: fixed when it was started. */
    public Caller.System caller() {
        return new Caller.System(tenant, id, startedBy, kind.key());
    }
}
