package io.rollcall.entra.temporal.internal.worker;

import static io.rollcall.entra.temporal.internal.Orchestra.eventually;
import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.care.Housekeeping;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

public class HouseworkTest {
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    public void aRoundIsDoneAtTheStartAndThenNotBeforeItsTime() {
        try (var work = new Housework(() -> Optional.of(rounds::incrementAndGet), Duration.ofHours(1))) {
            eventually("the first round", () -> rounds.get() == 1);
        }
        assertEquals(1, rounds.get());
    }

    @Test
    public void roundsGoOnWhateverOneOfThemMeets() {
        Housekeeping failing = () -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("the database is away");
        };
        try (var work = new Housework(() -> Optional.of(failing), Duration.ofMillis(1))) {
            eventually("a third round", () -> rounds.get() >= 3);
        }
    }

    @Test
    public void aDomainThatComesLaterIsNotMadeToWaitAnHour() {
        var domain = new AtomicReference<Optional<Housekeeping>>(Optional.empty());
        var asked = new AtomicInteger();
        try (var work = new Housework(
                () -> {
                    asked.incrementAndGet();
                    return domain.get();
                },
                Duration.ofHours(1))) {
            eventually("it was asked for", () -> asked.get() > 0);
            domain.set(Optional.of(rounds::incrementAndGet));
            eventually("its first round", () -> rounds.get() == 1);
        }
    }
}
