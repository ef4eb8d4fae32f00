package io.rollcall.entra.domain.run;

import java.util.Locale;

/** Recorded when a run is started, never inferred. */
public enum Trigger {
    MANUAL,
    SCHEDULE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
