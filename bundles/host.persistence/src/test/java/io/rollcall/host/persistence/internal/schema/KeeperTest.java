package io.rollcall.host.persistence.internal.schema;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rollcall.host.api.jdbc.MigrationContribution;
import io.rollcall.host.persistence.internal.TestDatabase;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.slf4j.LoggerFactory;

public class KeeperTest {
    private final PublishedServices services = new PublishedServices();
    private final Keeper keeper = new Keeper(Optional.empty(), 2, services, Duration.ofMillis(20));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(KeeperTest.class.getPackageName());

    @Before
    public void listen() {
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
    }

    @After
    public void close() {
        keeper.close();
        logger.detachAppender(log);
        logger.setAdditive(true);
        assertEquals(List.of(), services.now());
    }

    @Test
    public void nothingIsPublishedUntilThereIsADatabase() throws InterruptedException {
        keeper.add(contribution("second", "host"));
        assertEquals(List.of(), services.now());
        keeper.use(Optional.of(TestDatabase.emptyDatabase()));
        services.await("ApplicationPool", "host", "second");
    }

    @Test
    public void migrationsRunAfterThoseThatTheyFollowWhateverOrderTheyCameIn() throws InterruptedException {
        keeper.add(contribution("third", "second"));
        keeper.use(Optional.of(TestDatabase.emptyDatabase()));
        services.await("ApplicationPool", "host");
        keeper.add(contribution("second", "host"));
        services.await("ApplicationPool", "host", "second", "third");
    }

    @Test
    public void aBundleThatLeavesTakesItsMarkerAlongAndFindsItsTablesAgain() throws InterruptedException {
        MigrationContribution second = contribution("second", "host");
        keeper.use(Optional.of(TestDatabase.emptyDatabase()));
        keeper.add(second);
        services.await("ApplicationPool", "host", "second");
        keeper.remove(second);
        services.await("ApplicationPool", "host");
        keeper.add(contribution("second", "host"));
        services.await("ApplicationPool", "host", "second");
    }

    @Test
    public void anUnreachableDatabaseIsSaidOnceAndUsedAsSoonAsItIsThere() throws Exception {
        keeper.use(Optional.of(unreachable()));
        keeper.add(contribution("second", "host"));
        PublishedServices.await(() -> log.list.size() == 1);
        assertTrue(log.list.get(0).getFormattedMessage().startsWith("The database at localhost:"));
        assertEquals(null, log.list.get(0).getThrowableProxy());
        keeper.use(Optional.of(TestDatabase.emptyDatabase()));
        services.await("ApplicationPool", "host", "second");
        assertEquals(
                1,
                log.list.stream()
                        .filter(event -> event.getLevel().levelStr.equals("ERROR"))
                        .count());
    }

    @Test
    public void tablesOfANewerVersionAreRefusedWithASentence() throws InterruptedException {
        try (TestDatabase database = new TestDatabase()) {
            TestDatabase.executeAsSuperuser(
                    database.name(),
                    """
                    insert into host_schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 'someone', 1, true)""");
            keeper.use(Optional.of(database.login()));
            PublishedServices.await(() -> log.list.size() == 1);
        }
        assertEquals(
                "The 'host' tables are of a newer version of Rollcall (schema 99):"
                        + " install that version, or restore the backup taken before it.",
                log.list.get(0).getFormattedMessage());
        assertEquals(List.of(), services.now());
    }

    @Test
    public void aBrokenMigrationDoesNotKeepOthersFromTheirs() throws InterruptedException {
        keeper.add(contribution("broken", "host"));
        keeper.add(contribution("second", "host"));
        keeper.use(Optional.of(TestDatabase.emptyDatabase()));
        services.await("ApplicationPool", "host", "second");
        assertTrue(log.list.stream().anyMatch(event -> event.getFormattedMessage()
                .equals("The tables of 'broken' could not be migrated.")));
    }

    private static MigrationContribution contribution(String owner, String follows) {
        return new MigrationContribution() {
            @Override
            public String owner() {
                return owner;
            }

            @Override
            public Set<String> follows() {
                return Set.of(follows);
            }

            @Override
            public ClassLoader classLoader() {
                return KeeperTest.class.getClassLoader();
            }
        };
    }

    private static DatabaseLogin unreachable() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return DatabaseLogin.parse(
                    "jdbc:postgresql://localhost:" + free.getLocalPort() + "/none?user=u&password=p");
        }
    }
}
