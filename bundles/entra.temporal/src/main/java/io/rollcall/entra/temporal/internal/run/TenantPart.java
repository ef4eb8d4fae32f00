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
import java.util.Optional;
import java.util.UUID;

/** A managed tenant's part as the run sees it: a child workflow, or the wait for another run's. */
final class TenantPart {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final StepFailure STOPPED =
            new StepFailure("interrupted", "The orchestration of this customer's part was stopped.", null);

    private final RunRef run;
    private final boolean conclude;
    private final StepActivities steps;

    TenantPart(RunRef run, boolean conclude, StepActivities steps) {
        this.run = run;
        this.conclude = conclude;
        this.steps = steps;
    }

    /**
     * Never fails but by cancellation: what goes wrong is recorded with the part.
     *
     * @return whether the run goes on
     */
    boolean sync(UUID entraTenant) {
        var part = new PartRef(run, entraTenant);
        var goesOn = begun(part);
        for (var wait = FIRST_WAIT; goesOn.isEmpty(); wait = longer(wait)) {
            Workflow.sleep(wait);
            goesOn = begun(part);
        }
        return goesOn.get();
    }

    private static Duration longer(Duration wait) {
        var twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    }

    /** Whether the run goes on; empty: not begun, as another run works on this managed tenant. */
    private Optional<Boolean> begun(PartRef part) {
        try {
            return Optional.of(child(part).sync(new TenantWorkflow.Input(part, conclude)));
        } catch (ChildWorkflowFailure failure) {
            if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
                return Optional.empty();
            }
            return Optional.of(failure.getCause() instanceof CanceledFailure || fail(part));
        }
    }

    private boolean fail(PartRef part) {
        return Steps.unlessEnded(() -> steps.fail(part, STOPPED));
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
