package io.rollcall.entra.domain.settings;

import java.time.Duration;

/**
 * Somebody who is disabled and enabled again and again: after so many changes of state within a time the contact waits
 * until it was quiet for a while.
 */
public record Damping(int changes, Duration within, Duration quiet) {
    /** No more are remembered. */
    public static final int MOST_CHANGES = 10;

    public static final Damping DEFAULTS = new Damping(3, Duration.ofDays(7), Duration.ofHours(24));
}
