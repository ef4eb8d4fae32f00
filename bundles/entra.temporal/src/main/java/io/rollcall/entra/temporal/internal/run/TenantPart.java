package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.temporal.internal.step.PartRef;
import io.rollcall.entra.temporal.internal.step.RunRef;
import io.rollcall.entra.temporal.internal.step.StepActivities;
import io.rollcall.entra.temporal.internal.step.StepFailure;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.UUID;

/** A managed tenant's part as the run sees it: a child workflow, or the wait for another run's. */
final class TenantPart {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final StepFailure STOPPED =
            new StepFailure("interrupted", "The orchestration of this customer's part was stopped.", null);

    private final RunRef run;
    private final StepActivities steps;

    TenantPart(RunRef run, StepActivities steps) {
        this.run = run;
        this.steps = steps;
    }

    /** Never fails but by cancellation: what goes wrong is recorded with the part. */
    void sync(UUID entraTenant) {
        var part = new PartRef(run, entraTenant);
        var wait = FIRST_WAIT;
        while (!ran(part)) {
            Workflow.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** False: another run works on this managed tenant. */
    private boolean ran(PartRef part) {
        try {
            child(part).sync(part);
            return true;
        } catch (ChildWorkflowFailure failure) {
            if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
                return false;
            }
            if (!(failure.getCause() instanceof CanceledFailure)) {
                Steps.unlessEnded(() -> steps.fail(part, STOPPED));
            }
            return true;
        }
    }

    private static TenantWorkflow child(PartRef part) {
        return Workflow.newChildWorkflowStub(
                TenantWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(part.workflowId())
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        // The embedded server knows no other, so let both behave alike: the run waits by itself.
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .build());
    }
}
