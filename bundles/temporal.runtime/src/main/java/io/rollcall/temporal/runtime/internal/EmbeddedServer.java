package io.rollcall.temporal.runtime.internal;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Temporal's test server inside this process, with the real clock. */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final TestServer.InProcessTestServer server = TestServer.createServer(true);
    private final WorkflowServiceStubs stubs;
    private final Publication publication;

    EmbeddedServer(Publication publication) {
        this.publication = publication;
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(server.getChannel())
                .setGrpcClientInterceptors(List.of(new StableStickyQueues()))
                .build());
        LOG.info("Temporal is embedded: one process only, workflows are in memory and open runs are started again "
                + "from the database after a restart; set TEMPORAL_ADDRESS for a durable service or several processes");
        publication.publish(stubs);
    }

    @Override
    public void close() {
        publication.withdraw();
        stubs.shutdownNow();
        stubs.awaitTermination(2, TimeUnit.SECONDS);
        server.close();
    }
}
