package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.UUID;

/** Launchers for tests of whoever starts runs. */
public final class Launchers {
    private Launchers() {}

    public static RunLauncher launcher(UnitOfWork work, RunStore runs, Clock clock, RunOrchestrator orchestrator) {
        RunLauncher launcher = new RunLauncher(work, runs, UUID::randomUUID, clock);
        launcher.orchestrator = orchestrator;
        return launcher;
    }
}
