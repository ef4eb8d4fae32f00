package io.rollcall.entra.temporal.internal.step;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@link io.rollcall.entra.domain.run.RunSteps} for workflows. A step fails with an {@code ApplicationFailure} of type
 * {@link #ENDED} when its run is over, and of type {@link #FAILED}, with a {@link StepFailure} as its detail, when
 * trying again is of no use.
 */
@ActivityInterface
public interface StepActivities {
    String ENDED = "ended";
    String FAILED = "failed";

    List<UUID> open(RunRef run);

    void discover(RunRef run);

    void read(PartRef part);

    void decide(PartRef part);

    /** Answers the managed tenants in which something waits to be concluded. */
    List<UUID> judge(RunRef run);

    void conclude(PartRef part);

    void fail(PartRef part, StepFailure failure);

    void close(RunRef run, @Nullable StepFailure failure);
}
