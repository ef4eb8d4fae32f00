package io.rollcall.sandbox.internal.people;

import java.util.Locale;

/** Why product.md §7.1 leaves somebody out, or why a person must decide. */
public enum Reason {
    NONE,
    DISABLED,
    NO_VALID_ADDRESS,
    ONMICROSOFT_ONLY,
    GUEST,
    SHARED_MAILBOX,
    ROOM_MAILBOX,
    SERVICE_ACCOUNT,
    UNVERIFIED_DOMAIN,
    TWO_IDENTITIES,
    SEVERAL_CONTACTS,
    OTHER_CLIENT,
    DELETED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
