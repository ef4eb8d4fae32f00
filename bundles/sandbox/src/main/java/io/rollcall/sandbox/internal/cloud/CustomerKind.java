package io.rollcall.sandbox.internal.cloud;

import java.util.Locale;

/** Kinds of customers, each with what Microsoft lets the MSP do there and with what a mapping preview must say of it. */
public enum CustomerKind {
    HUGE(Access.GRANTED, Match.AUTO_MATCHED),
    ORDINARY(Access.GRANTED, Match.AUTO_MATCHED),
    EMPTY(Access.GRANTED, Match.AUTO_MATCHED),
    NO_GDAP(Access.NONE, Match.AUTO_MATCHED),
    EXPIRED(Access.EXPIRED, Match.AUTO_MATCHED),
    UNCONSENTED(Access.UNCONSENTED, Match.AUTO_MATCHED),
    EXPIRING(Access.GRANTED, Match.AUTO_MATCHED),
    TERMINATION_REQUESTED(Access.GRANTED, Match.AUTO_MATCHED),
    CIPP_EXCLUDED(Access.GRANTED, Match.AUTO_MATCHED),
    SEVERAL_RELATIONSHIPS(Access.GRANTED, Match.AUTO_MATCHED),
    SEVERAL_DOMAINS(Access.GRANTED, Match.AUTO_MATCHED),
    SHARED_CLIENT(Access.GRANTED, Match.AUTO_MATCHED),
    SHARED_CLIENT_SECOND(Access.GRANTED, Match.CANDIDATES),
    SECONDARY_DOMAIN(Access.GRANTED, Match.CANDIDATES),
    FUZZY_NAME(Access.GRANTED, Match.CANDIDATES),
    TWO_CLIENTS(Access.GRANTED, Match.CANDIDATES),
    NO_CLIENT(Access.GRANTED, Match.UNMATCHED),
    PARTNER(Access.GRANTED, Match.PARTNER);

    /** What the MSP's token gets at this tenant. */
    public enum Access {
        GRANTED,
        NONE,
        EXPIRED,
        UNCONSENTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The class of product.md §6 that a preview puts the tenant into. */
    public enum Match {
        AUTO_MATCHED("autoMatched"),
        CANDIDATES("candidates"),
        UNMATCHED("unmatched"),
        /** The MSP itself is never offered. */
        PARTNER("partner");

        private final String code;

        Match(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Access access;
    private final Match match;

    CustomerKind(Access access, Match match) {
        this.access = access;
        this.match = match;
    }

    public Access access() {
        return access;
    }

    public Match match() {
        return match;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
