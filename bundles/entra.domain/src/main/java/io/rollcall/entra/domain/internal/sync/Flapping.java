package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.sync.KnownIdentity;
import java.time.Instant;
import java.util.List;

/** Somebody whose account is switched on and off again and again: their contact waits until it is quiet. */
final class Flapping {
    private final Damping damping;
    private final Instant now;

    Flapping(Damping damping, Instant now) {
        this.damping = damping;
        this.now = now;
    }

    boolean unquiet(KnownIdentity known) {
        List<Instant> recent = known.stateChanges().stream()
                .filter(change -> change.isAfter(now.minus(damping.within())))
                .toList();
        return recent.size() >= damping.changes()
                && recent.get(recent.size() - 1).isAfter(now.minus(damping.quiet()));
    }
}
