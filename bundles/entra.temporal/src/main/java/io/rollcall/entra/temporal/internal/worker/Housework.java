package io.rollcall.entra.temporal.internal.worker;

import io.rollcall.entra.domain.care.Housekeeping;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Housekeeping at the start and then about hourly. It needs a clock and no memory, so it is no workflow: several processes
 * may do it at once, and a round that was missed is done by the next. On a thread of its own, as a first round may have a
 * lot to remove and open runs shall not wait for it.
 */
public final class Housework implements AutoCloseable {
    /** Between two rounds. */
    public static final Duration REGULARLY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Housework.class);
    /** The domain is not there yet, or is being swapped. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final Supplier<Optional<Housekeeping>> housekeeping;
    private final Duration regularly;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "rollcall-housework");
        daemon.setDaemon(true);
        return daemon;
    });

    public Housework(Supplier<Optional<Housekeeping>> housekeeping, Duration regularly) {
        this.housekeeping = housekeeping;
        this.regularly = regularly;
        thread.execute(this::round);
    }

    private void round() {
        var there = housekeeping.get();
        try {
            there.ifPresent(Housekeeping::round);
        } catch (RuntimeException failure) {
            // Whatever it is must not end the rounds.
            if (!thread.isShutdown()) {
                LOG.warn("Housekeeping failed and is tried again in {}", regularly, failure);
            }
        } finally {
            next(there.isPresent() ? regularly : SOON);
        }
    }

    private void next(Duration delay) {
        if (!thread.isShutdown()) {
            thread.schedule(this::round, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Housekeeping still goes on");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
