package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore;
import java.util.Optional;
import java.util.UUID;

/** Somebody took the managed tenant out of what runs may write while this one was under way: nothing more is decided. */
final class LeftOut extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final PartFailure UNMAPPED =
            new PartFailure("unmapped", "The tenant was unmapped while the run was under way.", Optional.empty());

    private final transient PartFailure why;

    private LeftOut(PartFailure why) {
        super(why.sentence());
        this.why = why;
    }

    static LeftOut unmapped() {
        return new LeftOut(UNMAPPED);
    }

    static LeftOut onHold() {
        return new LeftOut(Skip.ON_HOLD);
    }

    RunStore.PartEnd partEnd(UUID entraTenantId) {
        return new RunStore.PartEnd(
                entraTenantId, RunStatus.SKIPPED, Optional.of(why), Optional.empty(), Optional.empty());
    }
}
