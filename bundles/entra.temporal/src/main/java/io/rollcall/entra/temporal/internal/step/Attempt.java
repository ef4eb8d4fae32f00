package io.rollcall.entra.temporal.internal.step;

import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunSteps;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One attempt at a step: passes its beats on to Temporal and knows how long it has got nowhere. Only the
 * step's own thread may call {@link #beat}.
 */
final class Attempt implements RunSteps.Pulse {
    private final ActivityExecutionContext context;
    private final long startedNanos = System.nanoTime();
    private volatile Beat last;

    Attempt(ActivityExecutionContext context) {
        this.context = context;
        this.last = context.getHeartbeatDetails(Beat.class)
                .orElseGet(() -> new Beat("", 0, context.getInfo().getCurrentAttemptScheduledTimestamp()));
    }

    @Override
    public void beat(String phase, long done) {
        last = last.next(phase, done, now());
        if (report().isPresent()) {
            throw new RunEnded("the step was told to stop");
        }
    }

    /** Hands the last beat to the next attempt, and asks Temporal whether this one shall stop. */
    Optional<ActivityCompletionException> report() {
        try {
            context.heartbeat(last);
            return Optional.empty();
        } catch (ActivityCompletionException stop) {
            return Optional.of(stop);
        }
    }

    /** How long the step has not advanced, over all attempts. */
    Duration stuckFor() {
        return Duration.ofMillis(now() - last.advancedAt());
    }

    /** By Temporal's clock, which runs fast in tests. */
    private long now() {
        var elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
        return context.getInfo().getCurrentAttemptScheduledTimestamp() + elapsed;
    }
}
