package io.rollcall.entra.domain.directory;

import java.util.Locale;

/** Whether a managed tenant can be read, and why not. */
public enum Access {
    GRANTED(true),
    /** Readable; the relationship ends soon or its end was asked for. */
    EXPIRING(true),
    /** Known (a reseller contract), but there is no delegated-admin relationship that grants access. */
    NO_GDAP(false),
    UNCONSENTED(false),
    /** The provider's own exclusion list names it. */
    EXCLUDED(false),
    /** A failure that may pass: tried again by each sync. */
    UNHEALTHY(true);

    private final boolean readable;

    Access(boolean readable) {
        this.readable = readable;
    }

    /** Syncs try it; others are skipped with this status and their contacts stay untouched. */
    public boolean readable() {
        return readable;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
