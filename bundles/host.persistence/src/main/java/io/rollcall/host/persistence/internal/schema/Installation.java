package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.jdbc.MigrationContribution;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One database in use: the pool, and whose tables are ready. Not thread-safe. */
final class Installation implements AutoCloseable {
    /** The host's own migrations: the same as every other bundle's, and the first. */
    static final MigrationContribution HOST = new HostMigrations();

    private final Services services;
    private final Migrator migrator;
    private final ApplicationPool pool;
    private final Runnable poolWithdrawal;
    private final Map<MigrationContribution, Runnable> ready = new LinkedHashMap<>();

    /** Migrates the host's tables; nothing is published if that fails. */
    Installation(DatabaseLogin owner, Optional<DatabaseLogin> application, int poolSize, Services services) {
        this.services = services;
        this.migrator = new Migrator(owner, application);
        migrator.migrate(HOST.owner(), HOST.classLoader());
        this.pool = new ApplicationPool(application.orElse(owner), poolSize);
        this.poolWithdrawal = services.publish(ApplicationPool.class, pool, Map.of());
        publish(HOST);
    }

    /**
     * Migrates what can be migrated now, in the order in which they follow each other, and withdraws the markers of those
     * that left. The first failure ends it; what was ready stays ready.
     */
    void settle(Collection<MigrationContribution> contributions) {
        Set<MigrationContribution> gone = ready.keySet().stream()
                .filter(known -> known != HOST && !contributions.contains(known))
                .collect(Collectors.toSet());
        gone.forEach(contribution -> ready.remove(contribution).run());
        Optional<MigrationContribution> next = next(contributions);
        while (next.isPresent()) {
            migrator.migrate(next.get().owner(), next.get().classLoader());
            publish(next.get());
            next = next(contributions);
        }
    }

    @Override
    public void close() {
        ready.values().forEach(Runnable::run);
        ready.clear();
        poolWithdrawal.run();
        pool.close();
    }

    private Optional<MigrationContribution> next(Collection<MigrationContribution> contributions) {
        Set<String> owners =
                ready.keySet().stream().map(MigrationContribution::owner).collect(Collectors.toSet());
        return contributions.stream()
                .filter(contribution -> !ready.containsKey(contribution))
                .filter(contribution -> owners.containsAll(contribution.follows()))
                .findFirst();
    }

    private void publish(MigrationContribution contribution) {
        SchemaReady marker = new SchemaReady() {};
        ready.put(contribution, services.publish(SchemaReady.class, marker, Map.of("owner", contribution.owner())));
    }
}
