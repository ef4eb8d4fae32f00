package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.temporal.internal.step.RunRef;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run: opens it, does its work, and closes it whatever happened. */
@WorkflowInterface
public interface RunWorkflow {
    @WorkflowMethod
    void run(Input input);

    /**
     * @param window how many managed tenants are worked on at a time
     * @param conclude the second pass: all managed tenants are counted and judged
     * @param left the managed tenants that an earlier part of this workflow left to this one; null: not opened yet
     */
    record Input(RunRef run, RunKind kind, int window, boolean conclude, @Nullable List<UUID> left) {
        Input continued(List<UUID> rest) {
            return new Input(run, kind, window, conclude, List.copyOf(rest));
        }

        Input concluding(List<UUID> waiting) {
            return new Input(run, kind, window, true, List.copyOf(waiting));
        }
    }
}
