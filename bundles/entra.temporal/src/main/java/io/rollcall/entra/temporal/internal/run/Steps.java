package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.temporal.internal.step.StepActivities;
import io.rollcall.entra.temporal.internal.step.StepFailure;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/** How workflows call the steps, and how they read their failures. */
final class Steps {
    /** The activity itself says when trying again is of no use, or how long to wait before. */
    private static final RetryOptions RETRY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(2))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofSeconds(30))
            .build();

    /** A worker that is gone is noticed by this. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private Steps() {}

    /** A few statements; tried for a day, as a run must not end untrue because the database is away. */
    static StepActivities brief() {
        return Workflow.newActivityStub(
                StepActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(10))
                        .setScheduleToCloseTimeout(Duration.ofDays(1))
                        .setHeartbeatTimeout(SILENCE)
                        .setRetryOptions(RETRY)
                        .build());
    }

    /** A whole directory: may take hours. A cancelled one ends at its next beat, and only then. */
    static StepActivities lengthy() {
        return Workflow.newActivityStub(
                StepActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofHours(12))
                        .setScheduleToCloseTimeout(Duration.ofDays(3))
                        .setHeartbeatTimeout(SILENCE)
                        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .setRetryOptions(RETRY)
                        .build());
    }

    /** What to record; empty if the run was over or cancelled anyway. */
    static Optional<StepFailure> reason(ActivityFailure failure) {
        if (failure.getCause() instanceof ApplicationFailure cause) {
            return StepActivities.FAILED.equals(cause.getType())
                    ? Optional.of(cause.getDetails().get(StepFailure.class))
                    : Optional.empty();
        }
        return failure.getCause() instanceof io.temporal.failure.TimeoutFailure
                ? Optional.of(new StepFailure("timeout", "It took too long and was given up.", null))
                : Optional.empty();
    }

    /** False: somebody else ended the run, so nothing is left to record. */
    static boolean unlessEnded(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ActivityFailure failure) {
            if (!(failure.getCause() instanceof ApplicationFailure cause)
                    || !StepActivities.ENDED.equals(cause.getType())) {
                throw failure;
            }
            return false;
        }
    }
}
