package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.settings.GuardedKind;
import java.util.Collections;
import java.util.Set;

/** Says what may be done with a decision now. */
public interface Guard {
    /** What becomes of a decision. */
    enum Verdict {
        WRITE,
        /** Counted, and written or held once everything of the run is counted. */
        WAIT,
        /** Shown, and decided again by each later run until a person approves it. */
        HOLD,
        /** Not what was approved: left out, and said so. */
        LEAVE_OUT
    }

    Verdict judge(Decision decision);

    /** The first pass of a run: what the breaker judges waits. */
    static Guard waiting(Set<GuardedKind> judged) {
        return decision -> Collections.disjoint(decision.kinds(), judged) ? Verdict.WRITE : Verdict.WAIT;
    }

    /** The second pass: the kinds that tripped are held. */
    static Guard holding(Set<GuardedKind> tripped) {
        return decision -> Collections.disjoint(decision.kinds(), tripped) ? Verdict.WRITE : Verdict.HOLD;
    }
}
