package io.rollcall.entra.cipp.internal.http;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A CIPP is a small function app: two calls at a time, the others wait a little and then come again. */
final class Turns {
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Map<URI, Semaphore> byHost = new ConcurrentHashMap<>();

    <T> T take(URI base, Supplier<T> call) {
        Semaphore turns = byHost.computeIfAbsent(base, any -> new Semaphore(AT_ONCE, true));
        acquire(turns);
        try {
            return call.get();
        } finally {
            turns.release();
        }
    }

    private static void acquire(Semaphore turns) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy(Kind.THROTTLED, "busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(Kind.AWAY, "interrupted");
        }
    }

    private static DirectoryFailure busy(Kind kind, String code) {
        return new DirectoryFailure(
                kind,
                code,
                "CIPP is busy with other calls of Rollcall: it is tried again.",
                Optional.of(COME_AGAIN),
                Optional.empty(),
                null);
    }
}
