package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a tenant's open runs when their connection goes. */
@Component(service = OpenRuns.class)
public final class OpenRuns {
    private static final Logger log = LoggerFactory.getLogger(OpenRuns.class);

    private final UnitOfWork work;
    private final RunStore runs;
    private final List<RunOrchestrator> orchestrators = new CopyOnWriteArrayList<>();

    @Activate
    public OpenRuns(@Reference UnitOfWork work, @Reference RunStore runs) {
        this.work = work;
        this.runs = runs;
    }

    /** Dynamic: one disconnects although orchestration is away; the wish is stored and each run sees it at its next batch. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addOrchestrator(RunOrchestrator orchestrator) {
        orchestrators.add(orchestrator);
    }

    public void removeOrchestrator(RunOrchestrator orchestrator) {
        orchestrators.remove(orchestrator);
    }

    void cancel(TenantId tenant) {
        List<OpenRun> open = runs.openEverywhere().stream()
                .filter(run -> run.run().tenant().equals(tenant))
                .toList();
        work.runInTenant(
                tenant,
                () -> open.forEach(run -> runs.requestCancel(tenant, run.run().runId())));
        open.forEach(run -> hurry(run.run()));
    }

    /** Tells who drives a run, if anybody does right now, that its cancellation was asked for. */
    public void hurry(Caller.System run) {
        orchestrators.forEach(orchestrator -> hurry(orchestrator, run));
    }

    private static void hurry(RunOrchestrator orchestrator, Caller.System run) {
        try {
            orchestrator.cancel(run);
        } catch (Refused away) {
            log.warn("Run {} will see its cancellation at its next batch only", run.runId(), away);
        }
    }
}
