package io.rollcall.entra.domain.run;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.host.api.caller.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port for the orchestrator only: the steps of a run. Every step may be repeated after a crash at any point and goes
 * on where it was; the same batch applied twice changes nothing. A step of a run that is no longer open (cancelled,
 * interrupted) throws {@link RunEnded}.
 */
@ProviderType
public interface RunSteps {
    /** {@code queued} → {@code running}; makes the parts. The managed tenants to sync, in order; skipped ones are closed at once. */
    List<UUID> open(Caller.System run);

    /** The whole of a {@link RunKind#DISCOVERY}: all pages, then marks the lost ones. @throws DirectoryFailure as the provider says */
    void discover(Caller.System run, Pulse pulse);

    /** Reads one managed tenant's directory to its end and confirms who is gone; an apply or undo reads nothing. @throws DirectoryFailure as the provider says */
    void read(Caller.System run, UUID entraTenantId, Pulse pulse);

    /**
     * Decides all that is dirty, batch by batch, and writes what the breaker does not judge (a preflight: previews it all;
     * an apply: writes what was approved; an undo: puts back), and closes the part unless something waits.
     */
    void decide(Caller.System run, UUID entraTenantId, Pulse pulse);

    /** After all parts: judges what waits. The managed tenants that still have something to conclude. */
    List<UUID> judge(Caller.System run);

    /** Writes or holds what waits in one managed tenant, and closes the part. */
    void conclude(Caller.System run, UUID entraTenantId, Pulse pulse);

    /** Closes a part as {@code failed}; the others go on. */
    void fail(Caller.System run, UUID entraTenantId, PartFailure failure);

    /** Ends the run: sums up, sets the status from the parts, and the stated failure of the run as a whole, if any. */
    RunStatus close(Caller.System run, Optional<PartFailure> failure);

    /** The step's sign of life. */
    @FunctionalInterface
    interface Pulse {
        /** Called at least once a page or batch. @throws RunEnded when the step shall stop now */
        void beat(String phase, long done);
    }

    /** What failed: {@code code} in snake_case, the sentence says cause and remedy. */
    record PartFailure(String code, String sentence, Optional<String> requestId) {
        public static PartFailure of(DirectoryFailure failure) {
            return new PartFailure(failure.code(), failure.sentence(), failure.requestId());
        }
    }
}
