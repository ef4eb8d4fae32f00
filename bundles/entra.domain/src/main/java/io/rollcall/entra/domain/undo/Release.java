package io.rollcall.entra.domain.undo;

import java.util.Locale;

/** What shall become of the people whom an undo concerned once their mapping is released. */
public enum Release {
    /** They are decided by the rules as they now are; contacts that the undo made inactive come back when linked again. */
    FOLLOW_RULES,
    /** New ones are excluded ({@code undone}), linked ones are treated as pinned. */
    KEEP_OUT;

    /** As in REST: {@code follow_rules}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
