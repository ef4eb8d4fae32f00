package io.rollcall.entra.domain.undo;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port of undoing. Inside a unit of work of the tenant; a constant number of statements per batch. */
@ConsumerType
public interface UndoStore {
    /**
     * The undo of this run that came to its end in every managed tenant ({@code completed} or {@code partial}), unless it
     * was started with this key.
     */
    Optional<UUID> undoneBy(TenantId tenant, UUID runId, Optional<String> idempotencyKey);

    /** Whether the run's journal has anything. */
    boolean changedAnything(TenantId tenant, UUID runId);

    /** Notes once what the undo has to look at: all that its source's journal names. Waits for another call to end. */
    void begin(Run undo);

    /**
     * The next of what is to be looked at in this managed tenant, each contact (or identity, if no contact is concerned)
     * once, where its last change was; the latest first. The same again until it is written; empty at the end. One
     * transaction at a time.
     */
    List<Touched> next(Run undo, UUID entraTenantId, int limit);

    /** Writes what became of a batch that {@link #next} gave; what was looked at does not come again. */
    void write(Run undo, UUID entraTenantId, UndoWrites writes);
}
