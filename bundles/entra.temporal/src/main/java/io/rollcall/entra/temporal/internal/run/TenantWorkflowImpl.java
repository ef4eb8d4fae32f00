package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.temporal.internal.step.PartRef;
import io.rollcall.entra.temporal.internal.step.StepActivities;
import io.rollcall.entra.temporal.internal.step.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.CancellationScope;

public final class TenantWorkflowImpl implements TenantWorkflow {
    private final StepActivities brief = Steps.brief();
    private final StepActivities lengthy = Steps.lengthy();

    @Override
    public boolean sync(Input input) {
        var part = input.part();
        try {
            work(input);
            return true;
        } catch (ActivityFailure failure) {
            CancellationScope.throwCanceled();
            return Steps.reason(failure).map(reason -> fail(part, reason)).orElse(false);
        }
    }

    private void work(Input input) {
        if (input.conclude()) {
            lengthy.conclude(input.part());
        } else {
            lengthy.read(input.part());
            lengthy.decide(input.part());
        }
    }

    private boolean fail(PartRef part, StepFailure reason) {
        return Steps.unlessEnded(() -> brief.fail(part, reason));
    }
}
