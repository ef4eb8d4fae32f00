package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.mapping.Remaps.Remap;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts the preflight of a remap, and knows whether one still speaks for a remap. */
@Component(service = RemapPlans.class)
public final class RemapPlans {
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    /** All that showed what would happen, be it that some of it would be held or failed. */
    private static final Set<RunStatus> SHOWN =
            EnumSet.of(RunStatus.COMPLETED, RunStatus.PARTIAL, RunStatus.QUARANTINED);

    private final RunStore runs;
    private final ConnectionStore connections;
    private final RunLauncher launcher;
    private final Clock clock;

    @Activate
    public RemapPlans(
            @Reference RunStore runs,
            @Reference ConnectionStore connections,
            @Reference RunLauncher launcher,
            @Reference Clock clock) {
        this.runs = runs;
        this.connections = connections;
        this.launcher = launcher;
        this.clock = clock;
    }

    /** @param check refuses within the transaction that records the run */
    Run start(Caller.Person person, UUID entraTenantId, ClientId client, Optional<String> key, Runnable check) {
        RunInput input = new RunInput(Optional.empty(), Set.of(entraTenantId), Optional.empty());
        StartRun command = new StartRun(RunKind.PREFLIGHT, Optional.of(client), input, key);
        Run run = launcher.launch(person, command, () -> {
            requireConnection(person.tenant());
            check.run();
        });
        if (!of(run, entraTenantId, client)) {
            throw new Problem.Conflict("Another preflight of this client is under way: wait for its end.", List.of())
                    .refuse();
        }
        return run;
    }

    /** Within a unit of work. */
    void require(TenantId tenant, Remap command) {
        UUID planId = command.planId()
                .orElseThrow(() -> refused("Look first at what the remap would do: start its preview and name it as the"
                        + " plan, or say that it shall go without."));
        Run plan = runs.find(tenant, planId).orElseThrow(() -> refused("There is no plan " + planId + "."));
        if (!of(plan, command.entraTenantId(), command.client())) {
            throw refused("This plan is not of this remap: start a preview of it.");
        }
        if (plan.status().open()) {
            throw refused("The preview is still under way: wait for its end.");
        }
        if (!SHOWN.contains(plan.status())) {
            throw refused("The preview ended '" + plan.status().key() + "': start another one.");
        }
        if (plan.endedAt()
                .filter(end -> end.isAfter(clock.instant().minus(GOOD_FOR)))
                .isEmpty()) {
            throw refused("The preview is older than " + GOOD_FOR.toHours() + " hours: start another one.");
        }
    }

    private void requireConnection(TenantId tenant) {
        if (connections.active(tenant).isEmpty()) {
            throw refused("There is no connection to Microsoft: connect first.");
        }
    }

    private static boolean of(Run run, UUID entraTenantId, ClientId client) {
        return run.previewsRemap()
                && run.client().equals(Optional.of(client))
                && run.input().onlyTenants().equals(Set.of(entraTenantId));
    }

    private static RuntimeException refused(String sentence) {
        return new Problem.RuleRefused(sentence).refuse();
    }
}
