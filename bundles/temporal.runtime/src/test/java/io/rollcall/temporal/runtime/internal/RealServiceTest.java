package io.rollcall.temporal.runtime.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.slf4j.LoggerFactory;

public class RealServiceTest {
    private static final Duration OFTEN = Duration.ofMillis(50);

    @Rule
    public final Osgi osgi = new Osgi();

    private final Logger logger = (Logger) LoggerFactory.getLogger(RealService.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Before
    public void listen() {
        log.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @After
    public void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    public void aServiceThatIsAwayIsAbsentAndSaysSoOnce() throws Exception {
        var port = freePort();
        try (var service = connect(port)) {
            Osgi.eventually("a warning", () -> lines(Level.WARN) > 0);
            Osgi.eventually("several probes", () -> lines(Level.DEBUG) > 5);
            assertEquals(1, lines(Level.WARN));
            assertFalse(published());
        }
    }

    @Test
    public void aServiceThatComesGoesAndComesBackIsPublishedWithItsAddress() throws Exception {
        var port = freePort();
        try (var service = connect(port)) {
            assertFalse(published());
            var first = TestServer.createPortBoundServer(port, true);
            Osgi.eventually("published", this::published);
            first.close();
            Osgi.eventually("withdrawn", () -> !published());
            var second = TestServer.createPortBoundServer(port, true);
            Osgi.eventually("published again", this::published);
            second.close();
        }
        assertFalse(published());
    }

    @Test
    public void theServicePropertiesTellTheMode() throws Exception {
        var port = freePort();
        var server = TestServer.createPortBoundServer(port, true);
        try (var service = connect(port)) {
            Osgi.eventually("published", this::published);
            var reference = osgi.context().getServiceReference(WorkflowServiceStubs.class);
            assertEquals(false, reference.getProperty("embedded"));
            assertEquals("default", reference.getProperty("namespace"));
        } finally {
            server.close();
        }
    }

    private RealService connect(int port) {
        return new RealService(
                new Publication(osgi.context(), "default", false), "127.0.0.1:" + port, "default", OFTEN);
    }

    private boolean published() {
        return osgi.context().getServiceReference(WorkflowServiceStubs.class) != null;
    }

    private long lines(Level level) {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel() == level)
                .count();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
