package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Migrates as the owner of the tables, one process and one owner's migrations at a time. */
public final class Migrator {
    /** One lock for all migrations of this product in the database: the letters "rollcall". */
    private static final String LOCK = "select pg_advisory_lock(x'726f6c6c63616c6c'::bigint)";

    private final DatabaseLogin owner;
    private final ServerRoles roles;

    public Migrator(DatabaseLogin owner, Optional<DatabaseLogin> application) {
        this.owner = owner;
        this.roles = new ServerRoles(application);
    }

    /**
     * Brings the tables of one bundle to its version.
     *
     * @throws Refused with {@code Away} if the database cannot be reached, with {@code RuleRefused} if its tables are newer
     */
    public void migrate(String name, ClassLoader classLoader) {
        try (Connection connection = owner.dataSource().getConnection();
                Statement lock = connection.createStatement()) {
            lock.execute(LOCK);
            roles.ensure(connection);
            Flyway flyway = flyway(name, classLoader);
            refuseNewer(name, flyway);
            flyway.migrate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private Flyway flyway(String name, ClassLoader classLoader) {
        return Flyway.configure(classLoader)
                .dataSource(owner.dataSource())
                .locations("classpath:db/" + name)
                .failOnMissingLocations(true)
                .loggers("slf4j")
                .outputQueryResults(false)
                .table(name + "_schema_history")
                // several bundles share the schema: the first one's tables must not stop the second one
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private static void refuseNewer(String name, Flyway flyway) {
        Optional<MigrationInfo> newer = Arrays.stream(flyway.info().applied())
                .filter(migration -> !migration.getState().isResolved() && isVersioned(migration))
                .reduce((first, second) -> second);
        if (newer.isPresent()) {
            throw new Problem.RuleRefused("The '" + name + "' tables are of a newer version of Rollcall (schema "
                            + newer.get().getVersion()
                            + "): install that version, or restore the backup taken before it.")
                    .refuse();
        }
    }

    private static boolean isVersioned(MigrationInfo migration) {
        MigrationVersion version = migration.getVersion();
        return version != null && !version.equals(MigrationVersion.fromVersion("0"));
    }

    private Refused unreachable(SQLException cause) {
        return new Refused(
                new Problem.Away("The database at " + owner.place() + " cannot be used: " + cause.getMessage()), cause);
    }
}
