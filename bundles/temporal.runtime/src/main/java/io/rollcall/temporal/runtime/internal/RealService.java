package io.rollcall.temporal.runtime.internal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Temporal service over the network. A probe decides whether the stubs are published: workers that poll a service
 * that is away would only fill the log. One line tells each change.
 */
final class RealService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealService.class);
    private static final long PROBE_TIMEOUT_SECONDS = 3;
    /** A service that restarts is back within a few probes; the SDK bridges that by itself. */
    private static final int FAILURES_UNTIL_AWAY = 4;

    private final Publication publication;
    private final String address;
    private final String namespace;
    private final Duration probeEvery;
    private final WorkflowServiceStubs stubs;
    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "temporal-probe");
        thread.setDaemon(true);
        return thread;
    });
    private int failures;

    RealService(Publication publication, String address, String namespace, Duration probeEvery) {
        this.publication = publication;
        this.address = address;
        this.namespace = namespace;
        this.probeEvery = probeEvery;
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        prober.scheduleWithFixedDelay(this::probe, 0, probeEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void probe() {
        try {
            describeNamespace();
            failures = 0;
            if (!publication.present()) {
                LOG.info("Temporal at {} answers (namespace {})", address, namespace);
                publication.publish(stubs);
            }
        } catch (StatusRuntimeException failure) {
            failed(failure.getStatus());
        } catch (RuntimeException unexpected) {
            // An exception would end the schedule, and with it every chance to recover.
            LOG.error("Probing Temporal at {} failed", address, unexpected);
        }
    }

    /** What a worker asks first, too: it proves the address, the credentials and the namespace. */
    private void describeNamespace() {
        var request =
                DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
        stubs.blockingStub()
                .withDeadlineAfter(PROBE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .describeNamespace(request);
    }

    private void failed(Status status) {
        failures++;
        LOG.debug("Probe {} of Temporal at {} failed: {}", failures, address, cause(status));
        var first = failures == 1 && !publication.present();
        var lost = failures == FAILURES_UNTIL_AWAY && publication.present();
        if (first || lost) {
            LOG.warn("Temporal at {} cannot be used: {}; runs wait until it can", address, cause(status));
        }
        if (lost) {
            publication.withdraw();
        }
    }

    private String cause(Status status) {
        return switch (status.getCode()) {
            case NOT_FOUND -> "it has no namespace " + namespace;
            case UNAVAILABLE, DEADLINE_EXCEEDED -> "it does not answer";
            default -> status.getCode() + " " + status.getDescription();
        };
    }

    @Override
    public void close() {
        prober.shutdownNow();
        publication.withdraw();
        stubs.shutdownNow();
        stubs.awaitTermination(2, TimeUnit.SECONDS);
    }
}
