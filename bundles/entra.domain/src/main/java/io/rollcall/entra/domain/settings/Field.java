package io.rollcall.entra.domain.settings;

import java.util.Locale;

/** A field with an overwrite rule; all are off by default. */
public enum Field {
    DISPLAY_NAME,
    EMAIL,
    PHONE,
    ROLE,
    UPN;

    /** As in REST and in the database: {@code displayName}. */
    public String key() {
        return this == DISPLAY_NAME ? "displayName" : name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static Field of(String key) {
        return "displayName".equals(key) ? DISPLAY_NAME : valueOf(key.toUpperCase(Locale.ROOT));
    }
}
