package io.rollcall.sandbox.internal.people;

import java.util.Locale;

/** The counters of product.md §7, in the order in which the first that applies counts. */
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

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
