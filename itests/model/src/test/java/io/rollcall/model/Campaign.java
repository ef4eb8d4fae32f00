package io.rollcall.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Many histories, side by side, until one fails, all are played, or the time is over. */
final class Campaign {
    private static final int SIDE_BY_SIDE = 4;

    private final int most;
    private final long nanos;

    private static final long USUAL_SEED = 20_261_125_000L;

    Campaign(int most, long nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** @param histories played until then; {@code seedOfFailure} of the first that failed */
    record Result(int histories, long runs, long millis, long seedOfFailure, Optional<AssertionError> failure) {
        String summary() {
            return histories + " histories with " + runs + " runs in " + millis / 1000 + " s"
                    + (failure.isPresent() ? ", one failed" : "");
        }
    }

    private record Failed(History history, History.Outcome outcome) {}

    /** The given one, {@code now} for histories that nobody has played yet, or always the same: a build is repeatable. */
    static long seed() {
        String given = System.getProperty("seed", "").strip();
        if (given.equals("now")) {
            return System.currentTimeMillis() * 1_000;
        }
        return given.isEmpty() ? USUAL_SEED : Long.parseLong(given);
    }

    Result play(long seed) {
        return play(seed, true);
    }

    Result play(long seed, boolean shrinking) {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger played = new AtomicInteger();
        AtomicLong runs = new AtomicLong();
        AtomicReference<Failed> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            Thread thread = new Thread(() -> {
                try (Rig rig = new Rig(Database.shared())) {
                    int number;
                    while (failed.get() == null
                            && (number = next.getAndIncrement()) < most
                            && (number == 0 || System.nanoTime() - start < nanos)) {
                        History history = History.drawn(seed + number);
                        History.Outcome outcome = history.play(rig);
                        played.incrementAndGet();
                        runs.addAndGet(outcome.runs());
                        if (outcome.failed()) {
                            failed.compareAndSet(null, new Failed(history, outcome));
                        }
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        threads.forEach(Campaign::join);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Optional<Failed> first = Optional.ofNullable(failed.get());
        return new Result(
                played.get(),
                runs.get(),
                millis,
                first.map(each -> each.history().seed()).orElse(seed),
                first.map(each -> told(each, shrinking)));
    }

    private static AssertionError told(Failed failed, boolean shrinking) {
        History history = failed.history();
        History.Outcome outcome = failed.outcome();
        if (shrinking) {
            try (Rig rig = new Rig(Database.shared())) {
                History shortest = new Shrinking(rig).shrink(history, outcome);
                History.Outcome again = shortest.play(rig);
                if (again.failed()) {
                    outcome = again;
                }
            }
        }
        Throwable cause = outcome.failure().orElseThrow();
        return new AssertionError(
                cause.getMessage() + "\nRepeat it with -Dseed=" + history.seed()
                        + " -Dhistories=1. The shortest history:\n" + String.join("\n", outcome.told()),
                cause);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
