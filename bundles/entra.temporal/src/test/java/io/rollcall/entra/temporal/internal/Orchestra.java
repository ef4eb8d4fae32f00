package io.rollcall.entra.temporal.internal;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.temporal.internal.run.RunQueue;
import io.rollcall.entra.temporal.internal.step.DomainSteps;
import io.rollcall.entra.temporal.internal.step.RunRef;
import io.rollcall.entra.temporal.internal.worker.RunStarter;
import io.rollcall.entra.temporal.internal.worker.Workers;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.TenantId;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.rules.ExternalResource;

/** Temporal with a clock that skips, and our own workers on it. */
public final class Orchestra extends ExternalResource {
    public static final int WINDOW = 3;

    private static final UUID MSP = new UUID(7, 7);

    public final FakeSteps steps = new FakeSteps();

    private volatile Supplier<Optional<RunSteps>> found = () -> Optional.of(steps);

    @SuppressWarnings("NullAway.Init") // by before
    private TestWorkflowEnvironment temporal;

    @SuppressWarnings("NullAway.Init") // by before
    private Workers workers;

    @SuppressWarnings("NullAway.Init") // by before
    private RunStarter starter;

    @Override
    protected void before() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setIdentity("test")
                        .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
                        .build())
                .build());
        var sizes = Map.of(RunQueue.INTERACTIVE, 8, RunQueue.BULK, 8);
        workers = new Workers(client(), sizes, new DomainSteps(() -> found.get()));
        workers.start();
        starter = new RunStarter(client(), WINDOW);
    }

    @Override
    protected void after() {
        workers.close();
        temporal.close();
    }

    public void findSteps(Supplier<Optional<RunSteps>> lookup) {
        found = lookup;
    }

    public WorkflowClient client() {
        return temporal.getWorkflowClient();
    }

    public RunStarter starter() {
        return starter;
    }

    public Instant now() {
        return Instant.ofEpochMilli(temporal.currentTimeMillis());
    }

    public static Caller.System newRun(RunKind kind) {
        return new Caller.System(new TenantId(MSP), UUID.randomUUID(), "Ada", kind.key());
    }

    public Caller.System start(RunKind kind) {
        var run = newRun(kind);
        starter.start(run, kind);
        return run;
    }

    /**
     * Moves the clock on until the run has ended. In short steps: left to itself, the server at times skips to a far
     * time-out while an activity is at work.
     */
    public void awaitEnd(Caller.System run) {
        var workflow = client().newUntypedWorkflowStub(RunRef.of(run).workflowId());
        while (workflow.describe().getStatus() == WORKFLOW_EXECUTION_STATUS_RUNNING) {
            temporal.sleep(Duration.ofSeconds(5));
        }
        var status = workflow.describe().getStatus();
        assertTrue(
                status.name(),
                status == WORKFLOW_EXECUTION_STATUS_COMPLETED || status == WORKFLOW_EXECUTION_STATUS_CANCELED);
    }

    public Caller.System complete(RunKind kind) {
        var run = start(kind);
        awaitEnd(run);
        return run;
    }

    public static void eventually(String what, BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(5_000_000);
        }
        assertTrue(what, condition.getAsBoolean());
    }
}
