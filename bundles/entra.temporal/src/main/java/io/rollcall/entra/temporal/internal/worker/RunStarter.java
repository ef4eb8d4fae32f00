package io.rollcall.entra.temporal.internal.worker;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.temporal.internal.run.RunQueue;
import io.rollcall.entra.temporal.internal.run.RunWorkflow;
import io.rollcall.entra.temporal.internal.step.RunRef;
import io.rollcall.host.api.caller.Caller;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;

/** Runs as workflows: one id per run, so that starting, asking and cancelling need no memory. */
public final class RunStarter {
    private final WorkflowClient client;
    private final int window;

    /** @param window managed tenants that a run works on at a time, at least one */
    public RunStarter(WorkflowClient client, int window) {
        if (window < 1) {
            throw new IllegalArgumentException(
                    "io.rollcall.entra.temporal: window is " + window + ", must be at least 1");
        }
        this.client = client;
        this.window = window;
    }

    /** Running already: does nothing. A closed workflow of an open run is a lost one and starts again. */
    public void start(Caller.System run, RunKind kind) {
        var ref = RunRef.of(run);
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(ref.workflowId())
                .setTaskQueue(RunQueue.of(kind).taskQueue())
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build();
        var workflow = client.newWorkflowStub(RunWorkflow.class, options);
        WorkflowClient.start(workflow::run, new RunWorkflow.Input(ref, kind, window, false, null));
    }

    /** Not known to Temporal: does nothing, as the reconciler will meet it. */
    public void cancel(Caller.System run) {
        try {
            client.newUntypedWorkflowStub(RunRef.of(run).workflowId()).cancel();
        } catch (WorkflowNotFoundException over) {
            // Ended meanwhile, or lost: then the reconciler starts it again and its first step ends it.
        }
    }

    boolean runs(Caller.System run) {
        try {
            var workflow = client.newUntypedWorkflowStub(RunRef.of(run).workflowId());
            return workflow.describe().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException lost) {
            return false;
        }
    }
}
