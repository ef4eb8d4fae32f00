package io.rollcall.entra.temporal.internal.worker;

import io.rollcall.entra.domain.run.RunRecovery;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.host.api.caller.Caller;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings open runs that Temporal does not know back to life. Not thread-safe. */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final RunStarter starter;
    private final Set<Caller.System> suspects = new HashSet<>();
    private boolean atStart = true;

    public Reconciler(RunStarter starter) {
        this.starter = starter;
    }

    /**
     * After the start a run counts as lost when it was missing twice in a row: a row is written a moment before its
     * workflow starts.
     */
    public void reconcile(RunRecovery recovery) {
        var missing = recovery.open().stream()
                .filter(open -> !starter.runs(open.run()))
                .toList();
        missing.stream()
                .filter(open -> atStart || suspects.contains(open.run()))
                .forEach(open -> restart(open, recovery));
        suspects.clear();
        missing.forEach(open -> suspects.add(open.run()));
        atStart = false;
    }

    private void restart(OpenRun lost, RunRecovery recovery) {
        if (recovery.lost(lost.run())) {
            LOG.info(
                    "Run {} ({}) had lost its orchestration and goes on",
                    lost.run().runId(),
                    lost.kind().key());
            starter.start(lost.run(), lost.kind());
        } else {
            LOG.warn("Run {} was lost too often and is closed", lost.run().runId());
        }
    }
}
