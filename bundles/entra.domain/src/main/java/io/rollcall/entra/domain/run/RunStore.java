package io.rollcall.entra.domain.run;

import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: run rows. Every call but {@link #openEverywhere} runs inside a unit of work of the tenant. */
@ConsumerType
public interface RunStore {
    /**
     * Inserts a queued run, unless one of the same kind and client is open or the idempotency key is known.
     *
     * @return the stored one: the new or the existing
     */
    Run insert(Run run, Optional<String> idempotencyKey);

    /** Inserts a run that is over already, with its parts: it is in no other's way. */
    void insertEnded(Run run, List<EndedPart> parts);

    Optional<Run> find(TenantId tenant, UUID runId);

    Page<Run> list(TenantId tenant, PageRequest page);

    List<RunPart> parts(TenantId tenant, UUID runId);

    Optional<RunPart> part(TenantId tenant, UUID runId, UUID entraTenantId);

    /** {@code queued} → {@code running} and inserts its parts once; repeated calls change nothing. */
    void open(TenantId tenant, UUID runId, List<NewPart> parts, Instant at);

    /** Locks nothing; false if the run is not open (any more) or its cancellation was asked for. */
    boolean goesOn(TenantId tenant, UUID runId);

    /** Moves a part's phase on and sets its rows read so far. */
    void progress(TenantId tenant, UUID runId, UUID entraTenantId, String phase, long usersRead);

    /** Adds to the part's counters. */
    void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters more);

    /** Closes an open part; a closed one is left as it is. */
    void closePart(TenantId tenant, UUID runId, PartEnd end, Instant at);

    /** Closes an open run: its counters and counts are summed from its parts in the same statement. */
    void close(TenantId tenant, UUID runId, RunStatus status, Optional<String> reason, Instant at);

    void requestCancel(TenantId tenant, UUID runId);

    /** Counts a loss; the number of losses now. */
    int countLoss(TenantId tenant, UUID runId);

    /** The newest ended run of the kinds that write. */
    Optional<Run> lastReal(TenantId tenant);

    /** Open runs of all MSP tenants, through a narrow function; opens its own transaction. */
    List<RunRecovery.OpenRun> openEverywhere();

    /** A part to be: {@code skip} closes it at once with that code and reason. */
    record NewPart(UUID entraTenantId, Optional<ClientId> client, Optional<RunSteps.PartFailure> skip) {}

    /** A part that completed before it was recorded. */
    record EndedPart(UUID entraTenantId, ClientId client, Counters counters) {}

    record PartEnd(
            UUID entraTenantId,
            RunStatus status,
            Optional<RunSteps.PartFailure> why,
            Optional<Counters> counters,
            Optional<Integer> eligible) {}
}
