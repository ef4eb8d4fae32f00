package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.notice.RunNews;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunRecovery;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds runs that nobody runs, and gives up on those that were lost too often. */
@Component
public final class Recovery implements RunRecovery {
    private final UnitOfWork work;
    private final RunStore runs;
    private final RunNews news;
    private final Clock clock;

    @Activate
    public Recovery(
            @Reference UnitOfWork work, @Reference RunStore runs, @Reference RunNews news, @Reference Clock clock) {
        this.work = work;
        this.runs = runs;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public List<OpenRun> open() {
        return runs.openEverywhere();
    }

    @Override
    public boolean lost(Caller.System run) {
        return work.inTenant(run.tenant(), () -> {
            boolean open = runs.find(run.tenant(), run.runId())
                    .map(Run::status)
                    .filter(RunStatus::open)
                    .isPresent();
            if (!open) {
                return false;
            }
            boolean again = runs.countLoss(run.tenant(), run.runId()) < MOST_LOSSES;
            if (!again) {
                interrupt(run);
            }
            return again;
        });
    }

    private void interrupt(Caller.System run) {
        String reason =
                "The process that ran it was lost " + MOST_LOSSES + " times: start it again and look at the log.";
        runs.parts(run.tenant(), run.runId()).stream()
                .filter(part -> part.status().open())
                .map(RunPart::entraTenantId)
                .forEach(tenant -> runs.closePart(
                        run.tenant(),
                        run.runId(),
                        new RunStore.PartEnd(
                                tenant,
                                RunStatus.INTERRUPTED,
                                Optional.of(new PartFailure("run_interrupted", reason, Optional.empty())),
                                Optional.empty(),
                                Optional.empty()),
                        clock.instant()));
        runs.close(run.tenant(), run.runId(), RunStatus.INTERRUPTED, Optional.of(reason), clock.instant());
        news.tell(run.tenant(), run.runId());
    }
}
