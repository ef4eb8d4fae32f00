package io.rollcall.entra.domain.settings;

import java.util.Locale;
import java.util.stream.Stream;

/** What Rollcall tells an MSP of its own accord; each can be muted. */
public enum NoticeKind {
    TENANT_NEW,
    TENANT_LOST,
    QUARANTINE,
    /** A held set that nobody approved for a week. */
    QUARANTINE_AGED,
    REVIEW_ITEMS,
    PORTAL_LOGIN_INACTIVATED,
    /** The same managed tenant failed in two runs in a row. */
    FAILED_AGAIN,
    /** Somebody's state keeps changing: their contact waits until it is quiet. */
    FLAPPING,
    PIN_EXPIRED,
    RUN_DIGEST;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is such a kind. */
    public static boolean known(String key) {
        return Stream.of(values()).anyMatch(kind -> kind.key().equals(key));
    }
}
