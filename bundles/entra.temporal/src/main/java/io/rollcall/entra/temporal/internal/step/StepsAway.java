package io.rollcall.entra.temporal.internal.step;

/** The domain's steps are not there right now: their bundle, or one that they need, is being swapped. */
public final class StepsAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepsAway() {
        super("the steps of runs are not available");
    }
}
