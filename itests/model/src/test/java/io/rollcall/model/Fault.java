package io.rollcall.model;

/** What goes wrong with the next read of one customer's directory, once. */
enum Fault {
    FIRST_PAGE,
    LATER_PAGE,
    /** For good: trying again is of no use. */
    REFUSED,
    EMPTY,
    REPEATED,
    DOMAINS_UNREADABLE,
    NO_DOMAINS,
    CONFIRMING,
    EXPIRED
}
