package io.rollcall.entra.temporal.internal.worker;

import io.rollcall.entra.domain.run.RunRecovery;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workers and reconciles, from a thread of its own: neither Temporal nor the database may be there yet. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long SOON_MILLIS = 500;
    private static final long REGULARLY_MILLIS = 60_000;

    private final Workers workers;
    private final Reconciler reconciler;
    private final Supplier<Optional<RunRecovery>> recovery;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "rollcall-runs");
        daemon.setDaemon(true);
        return daemon;
    });

    private boolean failing;

    public Upkeep(Workers workers, Reconciler reconciler, Supplier<Optional<RunRecovery>> recovery) {
        this.workers = workers;
        this.reconciler = reconciler;
        this.recovery = recovery;
        thread.execute(this::round);
    }

    private void round() {
        var done = false;
        try {
            done = keepUp();
            failing = false;
        } catch (RuntimeException failure) {
            // Whatever it is must not end the rounds: they are what ends lost runs.
            report(failure);
        } finally {
            next(done);
        }
    }

    /** Once in a row: an outage has many rounds. */
    private void report(RuntimeException failure) {
        if (!failing && !thread.isShutdown()) {
            LOG.warn("Open runs could not be compared with Temporal's; this is tried again and again", failure);
        }
        failing = true;
    }

    /** False: somebody is not there yet. */
    private boolean keepUp() {
        workers.start();
        recovery.get().ifPresent(reconciler::reconcile);
        return recovery.get().isPresent();
    }

    private void next(boolean done) {
        if (!thread.isShutdown()) {
            thread.schedule(this::round, done ? REGULARLY_MILLIS : SOON_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Comparing open runs with Temporal's still goes on");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
