package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore;
import java.util.Optional;
import java.util.UUID;

/** Somebody unmapped the managed tenant while it was being synced: its contacts stay as they are. */
final class NoLongerMapped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final PartFailure WHY =
            new PartFailure("unmapped", "The tenant was unmapped while the run was under way.", Optional.empty());

    NoLongerMapped() {
        super(WHY.sentence());
    }

    static RunStore.PartEnd partEnd(UUID entraTenantId) {
        return new RunStore.PartEnd(
                entraTenantId, RunStatus.SKIPPED, Optional.of(WHY), Optional.empty(), Optional.empty());
    }
}
