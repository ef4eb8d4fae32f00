package io.rollcall.entra.temporal.internal.step;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a step's failure into what Temporal shall do. Nothing but sentences of the domain gets into a history. */
final class FailureTranslator {
    /** A provider, or a part of this system, that is away for longer fails the tenant. */
    static final Duration AWAY_PATIENCE = Duration.ofMinutes(15);
    /** Bridges a database that restarts; a defect shall not hold its place in the window for longer. */
    static final Duration UNEXPECTED_PATIENCE = Duration.ofMinutes(5);
    /** For a throttle that does not say how long. */
    static final Duration THROTTLED = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(FailureTranslator.class);
    private static final Duration AFTER_SHUTDOWN = Duration.ofSeconds(1);

    private FailureTranslator() {}

    static RuntimeException translate(RuntimeException failure, Attempt attempt) {
        var stop = attempt.report();
        if (stop.isPresent()) {
            return stopped(stop.get());
        }
        if (failure instanceof RunEnded) {
            return no(StepActivities.ENDED, String.valueOf(failure.getMessage()), null);
        }
        if (failure instanceof DirectoryFailure directory) {
            return ofDirectory(directory, attempt);
        }
        if (failure instanceof Refused refused) {
            return ofRefusal(refused.problem(), attempt);
        }
        return unexpected(failure, attempt);
    }

    /** Cancelled, timed out, or to be done by another worker. */
    private static RuntimeException stopped(ActivityCompletionException stop) {
        return stop instanceof ActivityWorkerShutdownException ? again("the worker shuts down", AFTER_SHUTDOWN) : stop;
    }

    private static ApplicationFailure ofDirectory(DirectoryFailure failure, Attempt attempt) {
        var later = failure.retryAfter().orElse(null);
        return switch (failure.kind()) {
            case THROTTLED -> again(failure.sentence(), later == null ? THROTTLED : later);
            case AWAY -> attempt.stuckFor().compareTo(AWAY_PATIENCE) < 0
                    ? again(failure.sentence(), later)
                    : failed(PartFailure.of(failure));
            default -> failed(PartFailure.of(failure));
        };
    }

    private static ApplicationFailure ofRefusal(Problem problem, Attempt attempt) {
        var away = problem instanceof Problem.Away;
        return away && attempt.stuckFor().compareTo(AWAY_PATIENCE) < 0
                ? again(problem.sentence(), null)
                : failed(new PartFailure(away ? "away" : "refused", problem.sentence(), Optional.empty()));
    }

    private static ApplicationFailure unexpected(RuntimeException failure, Attempt attempt) {
        if (attempt.stuckFor().compareTo(UNEXPECTED_PATIENCE) < 0) {
            LOG.warn("A step failed unexpectedly and is tried again", failure);
            return again("unexpected", null);
        }
        LOG.error("A step keeps failing unexpectedly", failure);
        return failed(UNEXPECTED);
    }

    private static final PartFailure UNEXPECTED = new PartFailure(
            "unexpected", "An unexpected error stopped this: the server's log has the details.", Optional.empty());

    /** Expected by us: Temporal shall not log it as an alarm. */
    private static ApplicationFailure again(String why, @Nullable Duration delay) {
        var failure = ApplicationFailure.newBuilder()
                .setType("again")
                .setMessage(why)
                .setCategory(ApplicationErrorCategory.BENIGN);
        if (delay != null) {
            failure.setNextRetryDelay(delay);
        }
        return failure.build();
    }

    private static ApplicationFailure failed(PartFailure failure) {
        return no(StepActivities.FAILED, failure.sentence(), StepFailure.of(failure));
    }

    private static ApplicationFailure no(String type, String why, @Nullable StepFailure detail) {
        return ApplicationFailure.newBuilder()
                .setType(type)
                .setMessage(why)
                .setDetails(detail)
                .setNonRetryable(true)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .build();
    }
}
