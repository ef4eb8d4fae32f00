package io.rollcall.host.persistence.internal.schema;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Test;

/** Walls by row-level security: the statements here lack the predicate that the stores' statements have. */
public class TenantWallsTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private static final String UNPROTECTED =
            """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
              and not (c.relrowsecurity and c.relforcerowsecurity
                       and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_wall'
                                   and p.polqual is not null and p.polwithcheck is not null))""";

    private static final String NOT_LED_BY_TENANT =
            """
            select i.indexrelid::regclass::text from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant'
            where i.indrelid::regclass::text in (select tablename from pg_tables where schemaname = 'public')
              and i.indkey[0] <> a.attnum""";

    private static final String FOREIGN_KEYS_WITHOUT_TENANT =
            """
            select k.conname from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant'
            join pg_attribute b on b.attrelid = k.confrelid and b.attname = 'tenant'
            where k.contype = 'f' and not (a.attnum = any (k.conkey) and b.attnum = any (k.confkey))""";

    private final TenantId ours = DATABASE.newTenant();
    private final TenantId theirs = DATABASE.newTenant();

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void anotherTenantsRowsAreInvisibleWithoutAnyPredicate() {
        client(theirs);
        UUID own = client(ours);
        assertEquals(List.of(own.toString()), DATABASE.query(ours, "select id from clients"));
    }

    @Test
    public void anotherTenantsRowsCannotBeChangedWithoutAnyPredicate() {
        client(theirs);
        DATABASE.execute(ours, "update clients set name = 'taken'");
        DATABASE.execute(ours, "delete from clients");
        assertEquals(List.of("Client"), DATABASE.query(theirs, "select name from clients"));
    }

    @Test
    public void withoutATenantThereAreNoRows() {
        client(ours);
        assertEquals(List.of(), DATABASE.work.withoutTenant(() -> Sql.of(
                        DATABASE.work.connection(), "select id from clients")
                .list(row -> row.getString(1))));
    }

    @Test
    public void aRowOfAnotherTenantCannotBeWritten() {
        DatabaseFailure failure = assertThrows(
                DatabaseFailure.class,
                () -> DATABASE.execute(
                        ours,
                        "insert into clients (tenant, id, name) values ('%s', '%s', 'x')"
                                .formatted(theirs, UUID.randomUUID())));
        assertEquals("42501", failure.sqlState());
    }

    @Test
    public void aRowCannotBeMovedToAnotherTenant() {
        client(ours);
        DatabaseFailure failure = assertThrows(
                DatabaseFailure.class, () -> DATABASE.execute(ours, "update clients set tenant = '" + theirs + "'"));
        assertEquals("42501", failure.sqlState());
    }

    @Test
    public void theOwnerOfTheTablesIsHeldByTheWallsToo() throws SQLException {
        client(ours);
        try (Connection owner = DATABASE.login().dataSource().getConnection()) {
            assertEquals(List.of(), Sql.of(owner, "select id from clients").list(row -> row.getString(1)));
            assertEquals(List.of(), Sql.of(owner, "select id from tenants").list(row -> row.getString(1)));
            assertTrue(Sql.of(owner, "select id from rollcall_tenants()")
                    .list(row -> row.getString(1))
                    .contains(ours.toString()));
        }
    }

    @Test
    public void everyTableWithATenantIsBehindAForcedWall() {
        assertEquals(List.of(), DATABASE.query(ours, UNPROTECTED));
    }

    @Test
    public void aTableThatWasForgottenWouldBeFound() throws SQLException {
        try (Connection owner = DATABASE.login().dataSource().getConnection()) {
            owner.setAutoCommit(false);
            Sql.of(owner, "create table forgotten (tenant uuid, id uuid primary key)")
                    .update();
            assertEquals(List.of("forgotten"), Sql.of(owner, UNPROTECTED).list(row -> row.getString(1)));
            assertTrue(Sql.of(owner, NOT_LED_BY_TENANT)
                    .list(row -> row.getString(1))
                    .contains("forgotten_pkey"));
            owner.rollback();
        }
    }

    @Test
    public void theTenantLeadsEveryIndexButTheOneOfKeyHashes() {
        assertEquals(List.of("api_keys_hash"), DATABASE.query(ours, NOT_LED_BY_TENANT));
    }

    @Test
    public void theTenantIsInEveryForeignKey() {
        assertEquals(List.of(), DATABASE.query(ours, FOREIGN_KEYS_WITHOUT_TENANT));
    }

    @Test
    public void theApplicationCanNeitherChangeTablesNorSwitchTheWallsOff() {
        for (String statement : List.of(
                "create table mine (id int)",
                "alter table clients disable row level security",
                "set role rollcall_across",
                "select rollcall_protect('clients')")) {
            assertThrows(statement, DatabaseFailure.class, () -> DATABASE.execute(ours, statement));
        }
    }

    private static UUID client(TenantId tenant) {
        UUID id = TestDatabase.IDS.next();
        DATABASE.execute(
                tenant, "insert into clients (tenant, id, name) values ('%s', '%s', 'Client')".formatted(tenant, id));
        return id;
    }
}
