package io.rollcall.entra.domain.sync;

import java.util.Locale;

/** Every known identity counts once per run, as the first of these that applies. */
public enum Bucket {
    FAILED,
    HELD,
    REVIEW,
    CREATED,
    REACTIVATED,
    INACTIVATED,
    LINKED,
    UPDATED,
    OUT_OF_SCOPE,
    EXCLUDED,
    UNCHANGED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Bucket of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** What an identity that nothing happens to counts as in the next run. */
    public Bucket standing() {
        return switch (this) {
            case FAILED, HELD, REVIEW, OUT_OF_SCOPE, EXCLUDED -> this;
            default -> UNCHANGED;
        };
    }
}
