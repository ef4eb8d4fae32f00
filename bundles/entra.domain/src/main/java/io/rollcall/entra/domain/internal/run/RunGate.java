package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.flags.Flags;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asked before every page and batch, inside its unit of work: may this run go on? */
@Component(service = RunGate.class)
public final class RunGate {
    private final RunStore runs;
    private final Flags flags;

    @Activate
    public RunGate(@Reference RunStore runs, @Reference Flags flags) {
        this.runs = runs;
        this.flags = flags;
    }

    /** @throws RunEnded if it is closed, somebody asked it to stop, or the integration is turned off for the tenant */
    public void check(Caller.System run) {
        if (!runs.goesOn(run.tenant(), run.runId())) {
            throw new RunEnded("The run was cancelled or has ended.");
        }
        if (turnedOff(run)) {
            throw new RunEnded("The integration was turned off.");
        }
    }

    boolean turnedOff(Caller.System run) {
        return !flags.isOn(run.tenant(), EntraFlags.UI);
    }
}
