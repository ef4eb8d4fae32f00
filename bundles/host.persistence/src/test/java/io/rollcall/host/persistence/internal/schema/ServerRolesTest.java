package io.rollcall.host.persistence.internal.schema;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import io.rollcall.host.persistence.internal.connection.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ServerRolesTest {
    private static final String WHO = "select session_user || ' as ' || current_user";

    @Test
    public void theApplicationBecomesItsRoleOnTheOwnersLogin() {
        DatabaseLogin owner = TestDatabase.emptyDatabase();
        migrate(owner, Optional.empty());
        assertEquals("msp_owner as rollcall_app", who(owner));
    }

    @Test
    public void theApplicationLogsInByItsOwnUrl() {
        DatabaseLogin owner = TestDatabase.emptyDatabase();
        DatabaseLogin application =
                new DatabaseLogin(owner.jdbcUrl(), Optional.of("rollcall_app"), Optional.of(new Secret("it's")));
        migrate(owner, Optional.of(application));
        assertEquals("rollcall_app as rollcall_app", who(application));
    }

    @Test
    public void aLoginThatAnOperatorMadeBecomesTheRole() {
        DatabaseLogin owner = TestDatabase.emptyDatabase();
        TestDatabase.executeAsSuperuser("postgres", "create role theirs login password 'x'");
        DatabaseLogin application =
                new DatabaseLogin(owner.jdbcUrl(), Optional.of("theirs"), Optional.of(new Secret("x")));
        migrate(owner, Optional.of(application));
        assertEquals("theirs as rollcall_app", who(application));
    }

    @Test
    public void migratingAgainChangesNothing() {
        DatabaseLogin owner = TestDatabase.emptyDatabase();
        migrate(owner, Optional.empty());
        migrate(owner, Optional.empty());
        assertEquals("msp_owner as rollcall_app", who(owner));
    }

    @Test
    public void theFunctionsThatReadAcrossTenantsBelongToARoleThatTheOwnerIsNot() throws SQLException {
        DatabaseLogin owner = TestDatabase.emptyDatabase();
        migrate(owner, Optional.empty());
        try (Connection connection = owner.dataSource().getConnection()) {
            assertEquals(
                    List.of(),
                    Sql.of(
                                    connection,
                                    """
                            select p.proname from pg_proc p
                            where p.prosecdef and p.pronamespace = 'public'::regnamespace
                              and (p.proowner <> 'rollcall_across'::regrole
                                   or not exists (select from unnest(p.proconfig) c where c like 'search_path=%'))""")
                            .list(row -> row.getString(1)));
            assertTrue(Sql.of(connection, "select pg_has_role('rollcall_across', 'usage')")
                    .list(row -> !row.getBoolean(1))
                    .get(0));
        }
    }

    @Test
    public void aLaterMigrationCanReplaceSuchAFunction() throws SQLException {
        DatabaseLogin owner = TestDatabase.emptyDatabase();
        migrate(owner, Optional.empty());
        try (Connection connection = owner.dataSource().getConnection()) {
            Sql.of(connection, "drop function rollcall_tenants()").update();
            Sql.of(
                            connection,
                            """
                    create function rollcall_tenants() returns setof uuid language sql security definer
                    set search_path = pg_catalog, public, pg_temp as 'select id from tenants'""")
                    .update();
            Sql.of(connection, "select rollcall_across('rollcall_tenants()', 'tenants')")
                    .list(row -> row.getString(1));
            assertEquals(
                    List.of(), Sql.of(connection, "select rollcall_tenants()").list(row -> row.getString(1)));
        }
    }

    @Test
    public void aBundlesMigrationPutsItsTablesBehindTheWallAndHearsOfNewTenants() {
        try (TestDatabase database = new TestDatabase()) {
            new Migrator(database.login(), Optional.empty()).migrate("second", ServerRolesTest.class.getClassLoader());
            TenantId tenant = database.newTenant();
            database.newTenant();
            assertEquals(
                    List.of(tenant.value()),
                    database.query(tenant, "select id from second_things").stream()
                            .map(UUID::fromString)
                            .toList());
        }
    }

    private static void migrate(DatabaseLogin owner, Optional<DatabaseLogin> application) {
        new Migrator(owner, application).migrate("host", ServerRolesTest.class.getClassLoader());
    }

    private static String who(DatabaseLogin login) {
        try (ApplicationPool pool = new ApplicationPool(login, 1)) {
            Transactions work = new Transactions(pool);
            return work.withoutTenant(() ->
                    Sql.of(work.connection(), WHO).list(row -> row.getString(1)).get(0));
        }
    }
}
