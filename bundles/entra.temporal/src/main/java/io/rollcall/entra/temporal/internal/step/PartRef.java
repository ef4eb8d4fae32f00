package io.rollcall.entra.temporal.internal.step;

import java.util.UUID;

/** One managed tenant's part of a run. */
public record PartRef(RunRef run, UUID entraTenant) {

    /** The same for every run: as ids of open workflows are unique, no two runs work on one managed tenant at once. */
    public String workflowId() {
        return "tenant/" + run.tenant() + "/" + entraTenant;
    }
}
