package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.KnownIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Somebody whose account is switched on and off again and again: their contact waits until it is quiet. */
final class Flapping {
    private static final int CHANGES = 3;
    private static final Duration WITHIN = Duration.ofDays(7);
    private static final Duration QUIET = Duration.ofHours(24);

    private final Instant now;

    Flapping(Instant now) {
        this.now = now;
    }

    boolean unquiet(KnownIdentity known) {
        List<Instant> recent = known.stateChanges().stream()
                .filter(change -> change.isAfter(now.minus(WITHIN)))
                .toList();
        return recent.size() >= CHANGES && recent.get(recent.size() - 1).isAfter(now.minus(QUIET));
    }
}
