package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonParser;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.slf4j.LoggerFactory;

/** Even the most talkative log, ours and the libraries', holds no secret. */
public class LogsTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SandboxGraph microsoft = new SandboxGraph();

    @Before
    public void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.ALL);
    }

    @After
    public void close() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        microsoft.close();
    }

    @Test
    public void no_line_holds_a_secret_or_a_token() {
        DirectoryProvider provider = microsoft.provider();
        provider.managedTenants(microsoft.connection(), Optional.empty());
        provider.users(microsoft.connection(), microsoft.small(), Optional.empty());
        microsoft.cloud().fault("{\"where\":\"graph\",\"status\":401}");
        assertThrows(
                DirectoryFailure.class,
                () -> provider.users(microsoft.connection(), microsoft.small(), Optional.empty()));
        assertThrows(
                DirectoryFailure.class,
                () -> provider.managedTenants(microsoft.connectionWithWrongSecret(), Optional.empty()));
        assertFalse(log.list.isEmpty());
        for (ILoggingEvent line : log.list) {
            for (String secret : secrets()) {
                assertFalse(line.getLoggerName(), line.getFormattedMessage().contains(secret));
            }
            assertFalse(line.getLoggerName(), line.getFormattedMessage().contains("Bearer ey"));
        }
    }

    private Set<String> secrets() {
        Set<String> secrets = new HashSet<>(microsoft.secrets());
        secrets.add(JsonParser.parseString(microsoft.memory().credential().reveal())
                .getAsJsonObject()
                .get("refreshToken")
                .getAsString());
        return secrets;
    }
}
