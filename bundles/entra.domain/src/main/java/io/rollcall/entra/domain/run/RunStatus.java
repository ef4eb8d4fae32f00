package io.rollcall.entra.domain.run;

import java.util.Locale;

/** A run's or one managed tenant's part's state. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    INTERRUPTED,
    CANCELLED,
    FAILED,
    QUARANTINED,
    PARTIAL,
    /** A part that was not tried (lost, unconsented, pending create …): its reason says why. */
    SKIPPED,
    COMPLETED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunStatus of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public boolean open() {
        return this == QUEUED || this == RUNNING;
    }
}
