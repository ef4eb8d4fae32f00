package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.temporal.internal.step.PartRef;
import io.rollcall.entra.temporal.internal.step.StepActivities;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.CancellationScope;

public final class TenantWorkflowImpl implements TenantWorkflow {
    private final StepActivities brief = Steps.brief();
    private final StepActivities lengthy = Steps.lengthy();

    @Override
    public void sync(PartRef part) {
        try {
            lengthy.read(part);
            lengthy.decide(part);
        } catch (ActivityFailure failure) {
            CancellationScope.throwCanceled();
            Steps.reason(failure).ifPresent(reason -> Steps.unlessEnded(() -> brief.fail(part, reason)));
        }
    }
}
