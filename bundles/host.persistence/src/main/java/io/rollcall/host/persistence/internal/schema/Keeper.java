package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.jdbc.MigrationContribution;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database into use as soon as there is one, in the background, and tries again while it is away. Thread-safe:
 * all work happens on one thread of its own, so that no start waits for a database.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Function<DatabaseLogin, Installation> opening;
    private final Duration longestPause;
    private final Set<MigrationContribution> contributions = new CopyOnWriteArraySet<>();
    // what comes after the end is not wanted any more
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, work -> new Thread(work, "rollcall-database"), new ScheduledThreadPoolExecutor.DiscardPolicy());

    // the thread's own
    private @Nullable DatabaseLogin wanted;
    private @Nullable Installation installation;
    private Duration pause = Duration.ZERO;
    private @Nullable ScheduledFuture<?> again;
    private String lastSentence = "";

    public Keeper(Optional<DatabaseLogin> application, int poolSize, Services services, Duration longestPause) {
        this.opening = owner -> new Installation(owner, application, poolSize, services);
        this.longestPause = longestPause;
        var unused = thread.scheduleWithFixedDelay(this::gatherStatistics, 1, 1, TimeUnit.SECONDS);
    }

    /** Uses this database from now on; empty: none. */
    public void use(Optional<DatabaseLogin> login) {
        thread.execute(() -> {
            withdraw();
            wanted = login.orElse(null);
            settle();
        });
    }

    public void add(MigrationContribution contribution) {
        contributions.add(contribution);
        thread.execute(this::settle);
    }

    public void remove(MigrationContribution contribution) {
        contributions.remove(contribution);
        thread.execute(this::settle);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("a migration is still running while the database is given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        withdraw();
    }

    private void settle() {
        DatabaseLogin login = wanted;
        if (login == null) {
            return;
        }
        try {
            if (installation == null) {
                installation = opening.apply(login);
                LOG.info("The database at {} is ready.", login.place());
            }
            installation.settle(contributions);
            pause = Duration.ZERO;
            lastSentence = "";
        } catch (Refused e) {
            say(e.problem().sentence());
            retry(e.problem() instanceof Problem.Away);
        } catch (RuntimeException e) {
            // our own migration's fault: it needs another version of this bundle, so trying again is of no use
            LOG.error("The database at {} could not be migrated.", login.place(), e);
        }
    }

    private void gatherStatistics() {
        if (installation != null) {
            installation.gatherStatistics();
        }
    }

    /** The same sentence once, however often it is tried. */
    private void say(String sentence) {
        if (!sentence.equals(lastSentence)) {
            LOG.error("{}", sentence);
        }
        lastSentence = sentence;
    }

    private void retry(boolean mayPass) {
        if (mayPass) {
            Duration twice = pause.isZero() ? Duration.ofMillis(500) : pause.multipliedBy(2);
            pause = twice.compareTo(longestPause) < 0 ? twice : longestPause;
            if (again != null) {
                again.cancel(false);
            }
            again = thread.schedule(this::settle, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void withdraw() {
        if (installation != null) {
            installation.close();
            installation = null;
        }
    }
}
