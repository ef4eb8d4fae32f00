package io.rollcall.entra.domain.settings;

import java.util.Locale;

/** Kinds of change that the breaker judges, each separately. */
public enum GuardedKind {
    CREATION,
    INACTIVATION,
    EMAIL_REWRITE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static GuardedKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
