package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges a run once all its managed tenants are counted; a failed or cancelled one counts with what it counted. */
@Component(service = JudgeStep.class)
public final class JudgeStep {
    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final GuardStore guards;
    private final SettingsStore settings;
    private final Clock clock;

    @Activate
    public JudgeStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference GuardStore guards,
            @Reference SettingsStore settings,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.guards = guards;
        this.settings = settings;
        this.clock = clock;
    }

    /** The managed tenants in which something waits to be written or held. */
    List<UUID> judge(Caller.System caller) {
        return work.inTenant(caller.tenant(), () -> {
            gate.check(caller);
            List<GuardStore.Counted> counted = guards.counted(caller.tenant(), caller.runId());
            if (!counted.isEmpty()) {
                judge(caller.tenant(), caller.runId(), counted);
            }
            return runs.parts(caller.tenant(), caller.runId()).stream()
                    .filter(part -> part.status().open())
                    .map(RunPart::entraTenantId)
                    .toList();
        });
    }

    private void judge(TenantId tenant, UUID runId, List<GuardStore.Counted> counted) {
        Run run = runs.find(tenant, runId).orElseThrow();
        Breaker breaker = new Breaker(
                run.input().candidate().orElseGet(() -> settings.get(tenant)).guards(),
                guards.activeLinks(tenant),
                clock.instant());
        guards.judged(tenant, runId, breaker.tripped(counted), clock.instant());
    }
}
