package io.rollcall.entra.temporal.internal.worker;

import io.rollcall.entra.temporal.internal.run.RunQueue;
import io.rollcall.entra.temporal.internal.run.RunWorkflowImpl;
import io.rollcall.entra.temporal.internal.run.TenantWorkflowImpl;
import io.rollcall.entra.temporal.internal.step.StepActivities;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's workers: one for each task queue, both with all workflows and steps. */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    /** A cancelled step hears of it with the first beat after this. */
    private static final Duration BEAT_AT_MOST_EVERY = Duration.ofSeconds(1);
    /** On a busy machine a workflow's turn may take longer than the default of one second. */
    private static final long TURN_MILLIS = 10_000;

    private static final int DRAIN_SECONDS = 10;

    private final WorkerFactory factory;

    /** @param sizes steps at a time, for each queue */
    public Workers(WorkflowClient client, Map<RunQueue, Integer> sizes, StepActivities steps) {
        factory = WorkerFactory.newInstance(client);
        sizes.forEach((queue, size) -> register(factory.newWorker(queue.taskQueue(), options(size)), steps));
    }

    /** What a worker runs; tests use the same. */
    public static void register(Worker worker, StepActivities steps) {
        worker.registerWorkflowImplementationTypes(RunWorkflowImpl.class, TenantWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
    }

    private static WorkerOptions options(int size) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(size)
                .setMaxHeartbeatThrottleInterval(BEAT_AT_MOST_EVERY)
                .setDefaultDeadlockDetectionTimeout(TURN_MILLIS)
                .build();
    }

    /** Fails, with gRPC's exception, while Temporal does not answer; may then be called again. */
    public void start() {
        factory.start();
    }

    /** Steps in flight stop at their next beat and are given back, so that another worker goes on at once. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
        if (!factory.isTerminated()) {
            LOG.warn("Steps of runs still work after {} s: they are interrupted and tried again later", DRAIN_SECONDS);
            factory.shutdownNow();
            factory.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
        }
    }
}
