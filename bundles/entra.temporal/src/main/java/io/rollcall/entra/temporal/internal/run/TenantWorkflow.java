package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.temporal.internal.step.PartRef;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One managed tenant's part of a run. Its failure is recorded with the part and is no failure of the workflow. */
@WorkflowInterface
public interface TenantWorkflow {
    /** @return whether the run goes on; false: it was ended meanwhile, so nothing more of it needs to begin */
    @WorkflowMethod
    boolean sync(Input input);

    /** @param conclude the second pass: write or hold what waited; otherwise read and decide */
    record Input(PartRef part, boolean conclude) {}
}
