package io.rollcall.entra.temporal.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.temporal.internal.FakeSteps;
import io.rollcall.entra.temporal.internal.Orchestra;
import io.rollcall.host.api.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;

/** What is tried again, when, and for how long: by the clock of Temporal, which skips. */
public class RetryTest {
    @Rule
    public final Orchestra orchestra = new Orchestra();

    @Test
    public void aThrottledReadWaitsAsLongAsToldWhileTheOthersGoOn() {
        var told = Duration.ofMinutes(40);
        orchestra.steps.withTenants(2).read(1, failing(1, failure(Kind.THROTTLED, Optional.of(told))));
        var took = run();
        assertTrue(took.toString(), took.compareTo(told) >= 0 && took.compareTo(told.plusMinutes(1)) < 0);
        assertEquals(2, orchestra.steps.count("read 1"));
        assertEquals(1, orchestra.steps.count("decide 1"));
        var calls = orchestra.steps.calls();
        assertTrue(calls.indexOf("decide 2") < calls.lastIndexOf("read 1"));
    }

    @Test
    public void aProviderThatIsAwayForFifteenMinutesFailsTheTenant() {
        orchestra.steps.withTenants(2).read(1, failing(Integer.MAX_VALUE, failure(Kind.AWAY, Optional.empty())));
        var took = run();
        assertTrue(took.toString(), took.toMinutes() >= 15 && took.toMinutes() < 17);
        assertEquals(1, orchestra.steps.count("fail 1 away_code"));
        assertEquals(1, orchestra.steps.count("decide 2"));
    }

    @Test
    public void aReadThatAdvancesInBetweenKeepsItsPatience() {
        var page = new AtomicInteger();
        orchestra.steps.withTenants(1).read(1, (run, pulse) -> {
            var attempt = page.incrementAndGet();
            pulse.beat("reading", attempt / 20);
            if (attempt < 80) {
                throw failure(Kind.AWAY, Optional.empty());
            }
        });
        var took = run();
        assertTrue(took.toString(), took.toMinutes() > 30);
        assertEquals(1, orchestra.steps.count("decide 1"));
    }

    @Test
    public void anUnexpectedFailureIsTriedForFiveMinutesAndItsTextStaysInTheLog() {
        orchestra.steps.withTenants(1).read(1, (run, pulse) -> {
            throw new IllegalStateException("a detail for the log only");
        });
        var took = run();
        assertTrue(took.toString(), took.toMinutes() >= 5 && took.toMinutes() < 7);
        assertEquals(1, orchestra.steps.count("fail 1 unexpected"));
    }

    @Test
    public void aRefusalIsRecordedAtOnceWithItsSentence() {
        orchestra.steps.withTenants(1).read(1, (run, pulse) -> {
            throw new Problem.RuleRefused("Not with these settings.").refuse();
        });
        run();
        assertEquals(1, orchestra.steps.count("read 1"));
        assertEquals(1, orchestra.steps.count("fail 1 refused"));
    }

    @Test
    public void stepsThatAreSwappedAreWaitedFor() {
        var lookups = new AtomicInteger();
        orchestra.findSteps(() -> lookups.incrementAndGet() < 3 ? Optional.empty() : Optional.of(orchestra.steps));
        orchestra.steps.withTenants(1);
        orchestra.complete(RunKind.SINGLE_CLIENT);
        assertEquals(1, orchestra.steps.count("decide 1"));
        assertEquals(1, orchestra.steps.count("close"));
    }

    @Test
    public void aRunIsClosedHoweverLongTheDatabaseIsAway() {
        var tries = new AtomicInteger();
        orchestra.steps.opening((run, pulse) -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("the database is away");
            }
        });
        orchestra.complete(RunKind.ALL_TENANTS);
        assertEquals(1, orchestra.steps.count("close"));
    }

    /** Until the run is closed: behind that, the clock skips to whatever comes next. */
    private Duration run() {
        var before = orchestra.now();
        var closed = new AtomicReference<>(before);
        orchestra.steps.closing(() -> closed.set(orchestra.now()));
        orchestra.complete(RunKind.ALL_TENANTS);
        return Duration.between(before, closed.get());
    }

    private static DirectoryFailure failure(Kind kind, Optional<Duration> retryAfter) {
        return new DirectoryFailure(kind, "away_code", "It is away.", retryAfter, Optional.empty(), null);
    }

    private static FakeSteps.Script failing(int times, DirectoryFailure failure) {
        var tries = new AtomicInteger();
        return (run, pulse) -> {
            if (tries.getAndIncrement() < times) {
                throw failure;
            }
        };
    }
}
