package io.rollcall.entra.domain.run;

import java.util.Locale;

/** What a run does. */
public enum RunKind {
    DISCOVERY,
    INITIAL,
    ALL_TENANTS,
    SINGLE_CLIENT,
    PREFLIGHT;

    /** As in REST and in the database: {@code all-tenants}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static RunKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Only such runs write contacts. */
    public boolean writes() {
        return this == INITIAL || this == ALL_TENANTS || this == SINGLE_CLIENT;
    }
}
