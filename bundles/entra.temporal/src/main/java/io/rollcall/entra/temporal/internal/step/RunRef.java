package io.rollcall.entra.temporal.internal.step;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.TenantId;
import java.util.UUID;

/** A run as workflows carry it; part of recorded histories, so fields may be added but never change. */
public record RunRef(UUID tenant, UUID run, String startedBy, String operation) {

    public static RunRef of(Caller.System run) {
        return new RunRef(run.tenant().value(), run.runId(), run.startedBy(), run.operation());
    }

    public Caller.System caller() {
        return new Caller.System(new TenantId(tenant), run, startedBy, operation);
    }

    public String workflowId() {
        return "run/" + tenant + "/" + run;
    }
}
