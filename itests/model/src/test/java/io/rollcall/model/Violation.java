package io.rollcall.model;

/** The product did what it must never do. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }

    static void when(boolean wrong, String what) {
        if (wrong) {
            throw new Violation(what);
        }
    }
}
