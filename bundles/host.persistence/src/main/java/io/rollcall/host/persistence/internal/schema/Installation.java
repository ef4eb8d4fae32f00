package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.jdbc.MigrationContribution;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One database in use: the pool, and whose tables are ready. Not thread-safe. */
final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    /** The host's own migrations: the same as every other bundle's, and the first. */
    static final MigrationContribution HOST = new HostMigrations();

    private final Services services;
    private final Migrator migrator;
    private final FirstStatistics statistics;
    private final ApplicationPool pool;
    private final Runnable poolWithdrawal;
    private final Map<MigrationContribution, Runnable> ready = new LinkedHashMap<>();
    private final Set<MigrationContribution> refused = new HashSet<>();

    /** Migrates the host's tables; nothing is published if that fails. */
    Installation(DatabaseLogin owner, Optional<DatabaseLogin> application, int poolSize, Services services) {
        this.services = services;
        this.migrator = new Migrator(owner, application);
        this.statistics = new FirstStatistics(owner);
        migrator.migrate(HOST.owner(), HOST.classLoader());
        this.pool = new ApplicationPool(application.orElse(owner), poolSize);
        this.poolWithdrawal = services.publish(ApplicationPool.class, pool, Map.of());
        publish(HOST);
    }

    /**
     * Migrates what can be migrated now, in the order in which they follow each other, and withdraws the markers of those
     * that left. One that cannot be migrated is said once and does not keep the others from it.
     *
     * @throws Refused with {@code Away} if the database went away; what was ready stays ready
     */
    void settle(Collection<MigrationContribution> contributions) {
        Set<MigrationContribution> gone = ready.keySet().stream()
                .filter(known -> known != HOST && !contributions.contains(known))
                .collect(Collectors.toSet());
        gone.forEach(contribution -> ready.remove(contribution).run());
        refused.retainAll(contributions);
        Optional<MigrationContribution> next = next(contributions);
        while (next.isPresent()) {
            migrate(next.get());
            next = next(contributions);
        }
    }

    private void migrate(MigrationContribution contribution) {
        try {
            migrator.migrate(contribution.owner(), contribution.classLoader());
            publish(contribution);
        } catch (Refused e) {
            if (e.problem() instanceof Problem.Away) {
                throw e;
            }
            refused.add(contribution);
            LOG.error("{}", e.getMessage());
        } catch (RuntimeException e) {
            // the migration's own fault: it needs another bundle, so trying again is of no use
            refused.add(contribution);
            LOG.error("The tables of '{}' could not be migrated.", contribution.owner(), e);
        }
    }

    void gatherStatistics() {
        statistics.gather();
    }

    @Override
    public void close() {
        statistics.close();
        ready.values().forEach(Runnable::run);
        ready.clear();
        poolWithdrawal.run();
        pool.close();
    }

    private Optional<MigrationContribution> next(Collection<MigrationContribution> contributions) {
        Set<String> owners =
                ready.keySet().stream().map(MigrationContribution::owner).collect(Collectors.toSet());
        return contributions.stream()
                .filter(contribution -> !ready.containsKey(contribution) && !refused.contains(contribution))
                .filter(contribution -> owners.containsAll(contribution.follows()))
                .findFirst();
    }

    private void publish(MigrationContribution contribution) {
        SchemaReady marker = new SchemaReady() {};
        ready.put(contribution, services.publish(SchemaReady.class, marker, Map.of("owner", contribution.owner())));
    }
}
