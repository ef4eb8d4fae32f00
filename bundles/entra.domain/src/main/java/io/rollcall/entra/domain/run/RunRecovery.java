package io.rollcall.entra.domain.run;

import io.rollcall.host.api.caller.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** In-port for the orchestrator at its start: no run stays {@code running} without somebody who runs it. */
@ProviderType
public interface RunRecovery {
    /** How often a run's orchestration may be lost before it is closed as {@code interrupted}. */
    int MOST_LOSSES = 3;

    /** The open runs of all MSP tenants. */
    List<OpenRun> open();

    /**
     * The orchestrator does not know this run. Counts the loss.
     *
     * @return whether to start it again; false: it has been closed as {@code interrupted}
     */
    boolean lost(Caller.System run);

    /** @param cancelRequested a person asked it to stop */
    record OpenRun(Caller.System run, RunKind kind, boolean cancelRequested) {}
}
