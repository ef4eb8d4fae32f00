package io.rollcall.entra.domain.run;

import java.util.Locale;

/** What a run does. */
public enum RunKind {
    DISCOVERY,
    INITIAL,
    ALL_TENANTS,
    SINGLE_CLIENT,
    PREFLIGHT,
    /** Writes what a person saw: a plan, a held set, or decisions on review items. */
    APPLY,
    /** Puts back what a run changed. */
    UNDO;

    /** As in REST and in the database: {@code all-tenants}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static RunKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Reads directories and writes what the rules make of them: the runs that health figures speak of. */
    public boolean syncs() {
        return this == INITIAL || this == ALL_TENANTS || this == SINGLE_CLIENT;
    }

    /** Reads directories and decides. */
    public boolean decides() {
        return syncs() || this == PREFLIGHT;
    }
}
