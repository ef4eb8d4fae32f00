package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.internal.fakes.FakeMicrosoft;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class DirectoriesTest {
    private final Bench bench = new Bench();

    @Test
    public void without_a_connection_somebody_must_connect() {
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> bench.directories.of(Bench.MSP));

        assertEquals(Kind.CREDENTIAL, failure.kind());
        assertEquals("not_connected", failure.code());
    }

    @Test
    public void a_provider_that_is_away_passes() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(7, 7));
        bench.providers.removeProvider(bench.graph);

        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> bench.directories.of(Bench.MSP));

        assertEquals(Kind.AWAY, failure.kind());
        assertEquals("provider_away", failure.code());
    }

    @Test
    public void of_two_versions_the_newer_serves_unless_the_ranking_says_otherwise() {
        bench.connected(Bench.MSP, ConnectionType.CIPP, new UUID(7, 7));
        FakeMicrosoft tenth = new FakeMicrosoft("1.10.0");
        FakeMicrosoft ninth = new FakeMicrosoft("1.9.0");

        bench.providers.addProvider(tenth, Map.of(ConnectionType.PROPERTY, "cipp"));
        bench.providers.addProvider(ninth, Map.of(ConnectionType.PROPERTY, "cipp"));
        assertSame(tenth, bench.directories.of(Bench.MSP).provider());

        bench.providers.removeProvider(ninth);
        bench.providers.addProvider(ninth, Map.of(ConnectionType.PROPERTY, "cipp", "service.ranking", 1));
        assertSame(ninth, bench.directories.of(Bench.MSP).provider());

        bench.providers.removeProvider(ninth);
        assertSame(tenth, bench.directories.of(Bench.MSP).provider());
    }

    @Test
    public void an_adapter_with_a_version_of_its_own_kind_serves_while_there_is_no_other() {
        bench.connected(Bench.MSP, ConnectionType.CIPP, new UUID(7, 7));
        FakeMicrosoft nightly = new FakeMicrosoft("nightly");
        bench.providers.addProvider(nightly, Map.of(ConnectionType.PROPERTY, "cipp"));
        assertSame(bench.cippServer, bench.directories.of(Bench.MSP).provider());

        bench.providers.removeProvider(bench.cippServer);
        assertSame(nightly, bench.directories.of(Bench.MSP).provider());
    }

    @Test
    public void the_credential_is_read_when_it_is_asked_for_and_rotated_by_compare_and_set() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(7, 7));
        DirectoryConnection connection = bench.directories.of(Bench.MSP).connection();

        assertTrue(connection.rotate(new Secret("earlier"), new Secret("rotated")));
        assertFalse(connection.rotate(new Secret("earlier"), new Secret("lost")));

        assertEquals(new Secret("rotated"), connection.credential());
        assertEquals("environment", connection.app().orElseThrow().source());
    }

    @Test
    public void cipp_has_no_microsoft_app() {
        bench.connected(Bench.MSP, ConnectionType.CIPP, new UUID(7, 7));

        assertEquals(
                Optional.empty(), bench.directories.of(Bench.MSP).connection().app());
    }

    @Test
    public void a_credential_that_is_gone_asks_for_a_new_connection() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(7, 7));
        bench.secrets.remove(Bench.MSP, SecretNames.credential(ConnectionType.DIRECT));
        DirectoryConnection connection = bench.directories.of(Bench.MSP).connection();

        assertEquals(
                Kind.CREDENTIAL,
                assertThrows(DirectoryFailure.class, connection::credential).kind());
    }

    @Test
    public void a_secret_store_that_is_away_passes_and_a_read_only_one_does_not() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(7, 7));
        DirectoryConnection connection = bench.directories.of(Bench.MSP).connection();
        bench.secrets.readFailure = Optional.of(new Problem.Away("The vault is away."));
        bench.secrets.writeFailure = Optional.of(new Problem.RuleRefused("Read-only."));
        Secret value = new Secret("x");

        assertEquals(
                Kind.AWAY,
                assertThrows(DirectoryFailure.class, connection::credential).kind());
        assertEquals(
                Kind.CREDENTIAL,
                assertThrows(DirectoryFailure.class, () -> connection.rotate(value, value))
                        .kind());
    }
}
