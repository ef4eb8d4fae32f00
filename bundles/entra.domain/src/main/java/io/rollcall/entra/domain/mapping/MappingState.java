package io.rollcall.entra.domain.mapping;

import java.util.Locale;

/** A managed tenant's place among the clients. {@code NEEDS_REVIEW} and {@code UNMAPPED} are the undecided ones. */
public enum MappingState {
    MAPPED,
    CREATE_NEW,
    SKIP_FOR_NOW,
    /** There are candidates, but no decision. */
    NEEDS_REVIEW,
    UNMAPPED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static MappingState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public boolean decided() {
        return this == MAPPED || this == CREATE_NEW || this == SKIP_FOR_NOW;
    }
}
