package io.rollcall.entra.persistence.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Every Entra table stands behind the tenant wall, and every foreign key carries the tenant. */
public class WallsTest {
    private static TestDatabase db;

    @BeforeClass
    public static void open() {
        db = new TestDatabase();
    }

    @AfterClass
    public static void close() {
        db.close();
    }

    @Test
    public void everyTableForcesRowLevelSecurity() {
        assertEquals(
                List.of(),
                db.queryWithoutTenant(
                        """
                        select relname from pg_class where relkind = 'r' and relname like 'entra\\_%'
                          and relname <> 'entra_schema_history' and not (relrowsecurity and relforcerowsecurity)"""));
        assertTrue(tables().size() >= 16);
    }

    @Test
    public void everyForeignKeyCarriesTheTenant() {
        assertEquals(
                List.of(),
                db.queryWithoutTenant(
                        """
                        select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                        where c.contype = 'f' and c.conrelid::regclass::text like 'entra\\_%' and not exists (
                            select from pg_attribute a
                            where a.attrelid = c.conrelid and a.attname = 'tenant' and a.attnum = any (c.conkey))"""));
    }

    @Test
    public void withoutATenantThereAreNoRows() {
        db.newTenant();
        for (String table : tables()) {
            assertEquals(table, List.of("0"), db.queryWithoutTenant("select count(*) from " + table));
        }
    }

    @Test
    public void oneTenantNeitherSeesNorWritesAnothersRows() {
        TenantId mine = db.newTenant();
        TenantId theirs = db.newTenant();
        assertEquals(List.of(mine.toString()), db.query(mine, "select tenant from entra_sync_settings"));
        assertEquals(0, db.execute(mine, "update entra_sync_settings set version = 9 where tenant = '" + theirs + "'"));
        DatabaseFailure refused = assertThrows(
                DatabaseFailure.class,
                () -> db.execute(
                        mine, "insert into entra_discoveries values ('" + theirs + "', gen_random_uuid(), now())"));
        assertEquals("insufficient privilege", "42501", refused.sqlState());
    }

    @Test
    public void functionsThatReadAcrossTenantsFixTheirSearchPath() {
        assertEquals(
                List.of(),
                db.queryWithoutTenant(
                        """
                        select proname from pg_proc where proname like 'entra\\_%' and prosecdef
                          and not coalesce(proconfig::text like '%search_path=pg_catalog%', false)"""));
        assertEquals(
                List.of("entra_oauth_state_tenant", "entra_open_runs"),
                db.queryWithoutTenant(
                        "select proname from pg_proc where proname like 'entra\\_%' and prosecdef order by 1"));
    }

    private static List<String> tables() {
        return db.queryWithoutTenant(
                """
                select relname from pg_class where relkind = 'r' and relname like 'entra\\_%'
                  and relname <> 'entra_schema_history' order by 1""");
    }
}
