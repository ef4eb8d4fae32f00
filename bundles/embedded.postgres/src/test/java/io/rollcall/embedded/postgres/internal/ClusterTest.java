package io.rollcall.embedded.postgres.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.jdbc.DatabaseAddress;
import io.rollcall.host.api.secrets.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** With the real programs: they are what this bundle is about. */
public class ClusterTest {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;
    private Cluster cluster;

    @Before
    public void newCluster() throws Exception {
        folder = temporary.newFolder("postgres").toPath();
        cluster = new Cluster(folder);
    }

    @After
    public void stop() {
        if (Files.exists(folder.resolve("cluster/postmaster.pid"))) {
            cluster.stop();
        }
    }

    @Test
    public void keepsItsRowsOverARestart() throws Exception {
        execute(cluster.start(), "create table kept as select 42 as answer");
        cluster.stop();
        assertEquals("42", query(cluster.start(), "select answer from kept"));
    }

    @Test
    public void stopsTheServerThatAKilledProcessLeftBehind() throws Exception {
        DatabaseAddress orphan = cluster.start();
        DatabaseAddress next = new Cluster(folder).start();
        assertEquals("1", query(next, "select 1"));
        assertThrows(SQLException.class, () -> query(orphan, "select 1"));
    }

    @Test
    public void doesNotTouchAStrangerThatGotTheOrphansProcessNumber() throws Exception {
        cluster.start();
        cluster.stop();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("cluster/postmaster.pid"), stranger.pid() + "\n");
            new Orphan(folder, folder.resolve("cluster")).stop(Program.unpackedBelow(folder));
            assertTrue(stranger.isAlive());
        } finally {
            Files.delete(folder.resolve("cluster/postmaster.pid"));
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    public void letsNobodyInWithoutThePassword() throws Exception {
        DatabaseAddress address = cluster.start();
        DatabaseAddress guess = new LocalAddress(address.jdbcUrl(), address.user(), new Secret("postgres"));
        SQLException refused = assertThrows(SQLException.class, () -> query(guess, "select 1"));
        assertEquals("28P01", refused.getSQLState());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))));
    }

    @Test
    public void writesThroughToTheDiskAndFoldsCaseInEveryLanguage() throws Exception {
        DatabaseAddress address = cluster.start();
        assertEquals("on", query(address, "show fsync"));
        assertEquals("127.0.0.1", query(address, "show listen_addresses"));
        assertEquals("éßжω", query(address, "select lower('ÉßЖΩ')"));
    }

    @Test
    public void refusesDataOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(folder.resolve("cluster"));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "16\n");
        PostgresFailure refusal = assertThrows(PostgresFailure.class, cluster::start);
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("written by PostgreSQL 16"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("brings 17"));
    }

    @Test
    public void beginsAgainWhereAnUnpackingOrAnInitialisationWasBrokenOff() throws Exception {
        Files.createDirectories(folder.resolve("program.part/bin"));
        Files.createDirectories(folder.resolve("cluster.part"));
        Files.writeString(folder.resolve("cluster.part/PG_VERSION"), "half");
        assertEquals("1", query(cluster.start(), "select 1"));
        assertFalse(Files.exists(folder.resolve("program.part")));
        assertFalse(Files.exists(folder.resolve("cluster.part")));
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(), address.user(), address.password().reveal());
    }
}
