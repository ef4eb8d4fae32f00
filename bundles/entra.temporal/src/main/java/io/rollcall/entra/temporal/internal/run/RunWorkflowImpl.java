package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.temporal.internal.step.StepActivities;
import io.rollcall.entra.temporal.internal.step.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public final class RunWorkflowImpl implements RunWorkflow {
    private final StepActivities brief = Steps.brief();
    private final StepActivities lengthy = Steps.lengthy();

    @Override
    public void run(Input input) {
        StepFailure failure = null;
        try {
            work(input);
        } catch (ActivityFailure stopped) {
            failure = Steps.reason(stopped).orElse(null);
        } catch (CanceledFailure asked) {
            Workflow.getLogger(RunWorkflowImpl.class)
                    .info("run {} was cancelled", input.run().run());
        }
        close(input, failure);
    }

    private void work(Input input) {
        var tenants = input.left() == null ? brief.open(input.run()) : input.left();
        if (input.kind() == RunKind.DISCOVERY) {
            lengthy.discover(input.run());
            return;
        }
        fanOut(input, tenants);
        if (!input.conclude()) {
            fanOut(input.concluding(List.of()), brief.judge(input.run()));
        }
    }

    /** Goes on in a new workflow when this one's history is long enough. */
    private void fanOut(Input input, List<UUID> tenants) {
        var part = new TenantPart(input.run(), input.conclude(), brief);
        var rest = new SlidingWindow(input.window()).work(tenants, part::sync);
        if (!rest.isEmpty()) {
            Workflow.newContinueAsNewStub(RunWorkflow.class).run(input.continued(rest));
        }
    }

    /** A cancelled run is closed, too. */
    private void close(Input input, @Nullable StepFailure failure) {
        Workflow.newDetachedCancellationScope(() -> Steps.unlessEnded(() -> brief.close(input.run(), failure)))
                .run();
    }
}
