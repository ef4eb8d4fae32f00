package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.TenantId;
import java.util.UUID;

/** One managed tenant's part of a run while it is being decided. */
record PartWork(Caller.System caller, Run run, UUID entraTenantId, Basis basis) {
    TenantId tenant() {
        return run.tenant();
    }
}
