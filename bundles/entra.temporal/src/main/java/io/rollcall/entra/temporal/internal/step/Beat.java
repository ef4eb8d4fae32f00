package io.rollcall.entra.temporal.internal.step;

/**
 * A step's sign of life, kept by Temporal from one attempt to the next.
 *
 * @param advancedAt when phase or count last changed, in milliseconds of Temporal's clock
 */
public record Beat(String phase, long done, long advancedAt) {

    Beat next(String newPhase, long newDone, long now) {
        return phase.equals(newPhase) && done == newDone ? this : new Beat(newPhase, newDone, now);
    }
}
