package io.rollcall.entra.temporal.internal;

import io.grpc.StatusRuntimeException;
import io.rollcall.entra.domain.care.Housekeeping;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunRecovery;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.temporal.internal.run.RunQueue;
import io.rollcall.entra.temporal.internal.step.DomainSteps;
import io.rollcall.entra.temporal.internal.worker.Housework;
import io.rollcall.entra.temporal.internal.worker.Reconciler;
import io.rollcall.entra.temporal.internal.worker.RunStarter;
import io.rollcall.entra.temporal.internal.worker.Upkeep;
import io.rollcall.entra.temporal.internal.worker.Workers;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Present while Temporal is: whoever needs runs sees by its absence that orchestration is away. */
@Component(immediate = true, configurationPid = "io.rollcall.entra.temporal")
@Designate(ocd = TemporalOrchestrator.Config.class)
public final class TemporalOrchestrator implements RunOrchestrator {
    /** How much runs do at a time. */
    @ObjectClassDefinition(name = "Rollcall Entra: orchestration of runs")
    @interface Config {
        @AttributeDefinition(description = "Managed tenants that one run works on at a time")
        int window() default 16;

        @AttributeDefinition(description = "Steps at a time in this process: discovery, preflight, one client")
        int interactive_steps() default 8;

        @AttributeDefinition(description = "Steps at a time in this process: initial and all-tenants runs")
        int bulk_steps() default 16;
    }

    private final DomainSteps activities;
    private final Workers workers;
    private final RunStarter starter;
    private final Upkeep upkeep;
    private final Housework housework;

    // Dynamic, as these may be swapped while workflows run: a step that meets the gap is tried again.
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable RunSteps steps;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable RunRecovery recovery;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Housekeeping housekeeping;

    @Activate
    public TemporalOrchestrator(
            @Reference(service = WorkflowServiceStubs.class)
                    Map.Entry<Map<String, Object>, WorkflowServiceStubs> temporal,
            Config config) {
        var client =
                client(temporal.getValue(), String.valueOf(temporal.getKey().get("namespace")));
        var sizes = Map.of(
                RunQueue.INTERACTIVE, config.interactive_steps(),
                RunQueue.BULK, config.bulk_steps());
        activities = new DomainSteps(() -> Optional.ofNullable(steps));
        workers = new Workers(client, sizes, activities);
        starter = new RunStarter(client, config.window());
        upkeep = new Upkeep(workers, new Reconciler(starter), () -> Optional.ofNullable(recovery));
        housework = new Housework(() -> Optional.ofNullable(housekeeping), Housework.REGULARLY);
    }

    private static WorkflowClient client(WorkflowServiceStubs stubs, String namespace) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace)
                        // Worker heartbeats are for Temporal's console; the embedded server only warns of them.
                        .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
                        .build());
    }

    @Deactivate
    void deactivate() {
        housework.close();
        upkeep.close();
        workers.close();
        activities.close();
    }

    @Override
    public void start(Caller.System run, RunKind kind) {
        whileThere(() -> starter.start(run, kind));
    }

    @Override
    public void cancel(Caller.System run) {
        whileThere(() -> starter.cancel(run));
    }

    private static void whileThere(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException | WorkflowServiceException away) {
            throw new Refused(new Problem.Away("Runs cannot be started or stopped right now: Temporal is away."), away);
        }
    }
}
