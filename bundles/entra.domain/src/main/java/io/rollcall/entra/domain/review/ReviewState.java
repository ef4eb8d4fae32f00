package io.rollcall.entra.domain.review;

import java.util.Locale;

/** What became of a review item. */
public enum ReviewState {
    OPEN,
    /** A person said whose contact it is. */
    RESOLVED,
    /** A person said that it needs none. */
    DISMISSED,
    /** Nobody has to decide any more: a rule could, the data changed, or the managed tenant went elsewhere. */
    CLOSED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static ReviewState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
