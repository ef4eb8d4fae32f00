package io.rollcall.entra.persistence.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.SignInStore.Pending;
import io.rollcall.entra.domain.connection.SignInStore.SignIn;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.host.api.work.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

public class ConnectionsTest {
    private static final Instant NOON = Instant.parse("2099-03-02T12:00:00Z");

    private static TestDatabase db;

    private final UUID partner = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private TenantId tenant;
    private PartnerConnections connections;
    private SignIns signIns;

    @BeforeClass
    public static void open() {
        db = new TestDatabase();
    }

    @AfterClass
    public static void close() {
        db.close();
    }

    @Before
    public void anMsp() {
        tenant = db.newTenant();
        connections = new PartnerConnections(db.entra);
        signIns = new SignIns(db.entra);
    }

    @Test
    public void theActiveConnectionReadsBackAsItWasStored() {
        Connection connection = connection(Optional.of(partner));
        assertTrue(activate(tenant, connection));
        assertEquals(Optional.of(connection), active(tenant));
    }

    @Test
    public void anotherOneTakesItsPlaceAndTheFormerIsHistory() {
        activate(tenant, connection(Optional.of(partner)));
        Connection next = connection(Optional.of(partner));
        assertTrue(activate(tenant, next));
        assertEquals(Optional.of(next), active(tenant));
        assertEquals("2", db.value(tenant, "select count(*) from entra_partner_connections"));
    }

    @Test
    public void aPartnerTenantServesOneMspAndARefusalLeavesTheEarlierConnection() {
        activate(tenant, connection(Optional.of(partner)));
        TenantId other = db.newTenant();
        Connection theirs = connection(Optional.of(UUID.randomUUID()));
        activate(other, theirs);
        assertFalse(activate(other, connection(Optional.of(partner))));
        assertEquals(Optional.of(theirs), active(other));
        db.run(tenant, () -> connections.end(tenant, "Ann", NOON));
        assertTrue(activate(other, connection(Optional.of(partner))));
    }

    @Test
    public void validationIsNotedAndEndingEmptiesThePlace() {
        activate(tenant, connection(Optional.empty()));
        db.run(tenant, () -> connections.validated(tenant, Optional.of("expired"), NOON));
        Connection active = active(tenant).orElseThrow();
        assertFalse(active.healthy());
        assertEquals(Optional.of(NOON), active.validatedAt());
        db.run(tenant, () -> connections.end(tenant, "Ann", NOON));
        assertEquals(Optional.empty(), active(tenant));
    }

    @Test
    public void aSignInIsTakenOnce() {
        SignIn signIn = begin("state-1", NOON);
        assertEquals(Optional.empty(), signIns.take("another", NOON.minusSeconds(1)));
        assertEquals(Optional.of(signIn), signIns.take("state-1", NOON.minusSeconds(1)));
        assertEquals(Optional.empty(), signIns.take("state-1", NOON.minusSeconds(1)));
    }

    @Test
    public void anExpiredSignInIsNotTaken() {
        begin("state-2", NOON);
        assertEquals(Optional.empty(), signIns.take("state-2", NOON));
    }

    @Test
    public void anAnsweredSignInWaitsForItsUser() {
        SignIn signIn = begin("state-3", NOON);
        Instant before = NOON.minusSeconds(60);
        signIns.take("state-3", before);
        assertEquals(Optional.empty(), pending(before));
        db.run(tenant, () -> signIns.answered(signIn, partner, "ann@msp.example", before));
        assertEquals(Optional.of(new Pending(signIn.id(), partner, "ann@msp.example", NOON)), pending(before));
        assertEquals("expired", Optional.empty(), pending(NOON));
        assertEquals(Optional.empty(), db.in(tenant, () -> signIns.pending(tenant, UUID.randomUUID(), before)));
        db.run(tenant, () -> signIns.forget(tenant, List.of(signIn.id())));
        assertEquals(Optional.empty(), pending(before));
    }

    @Test
    public void anMspsSignInsAreFoundAtEveryStageAndForgottenByTheirIds() {
        SignIn taken = begin("state-6", NOON);
        signIns.take("state-6", NOON.minusSeconds(60));
        SignIn expired = begin("state-7", NOON);
        assertEquals(Set.of(taken, expired), Set.copyOf(db.in(tenant, () -> signIns.all(tenant))));
        TenantId other = db.newTenant();
        assertEquals(List.of(), db.in(other, () -> signIns.all(other)));
        db.run(other, () -> signIns.forget(other, List.of(taken.id())));
        db.run(tenant, () -> signIns.forget(tenant, List.of(expired.id(), UUID.randomUUID())));
        assertEquals(List.of(taken), db.in(tenant, () -> signIns.all(tenant)));
    }

    @Test
    public void beginningAgainForgetsAStateThatWasNeverTaken() {
        begin("state-4", NOON);
        begin("state-5", NOON);
        assertEquals(Optional.empty(), signIns.take("state-4", NOON.minusSeconds(1)));
        assertEquals(List.of("state-5"), db.query(tenant, "select state_hash from entra_oauth_states"));
    }

    private Optional<Pending> pending(Instant now) {
        return db.in(tenant, () -> signIns.pending(tenant, user, now));
    }

    private SignIn begin(String state, Instant expiresAt) {
        SignIn signIn = new SignIn(
                TestDatabase.IDS.next(),
                tenant,
                user,
                state,
                "browser",
                "nonce",
                URI.create("https://rollcall.example/callback"),
                expiresAt);
        db.run(tenant, () -> signIns.begin(signIn));
        return signIn;
    }

    private boolean activate(TenantId owner, Connection connection) {
        return db.in(owner, () -> connections.activate(owner, connection));
    }

    private Optional<Connection> active(TenantId owner) {
        return db.in(owner, () -> connections.active(owner));
    }

    private static Connection connection(Optional<UUID> partnerTenant) {
        return new Connection(
                TestDatabase.IDS.next(),
                ConnectionType.CIPP,
                Map.of("apiUrl", "https://cipp.example", "clientId", "client"),
                partnerTenant,
                Optional.of("ann@msp.example"),
                Optional.of("tenant"),
                "Ann",
                NOON,
                Optional.of(NOON),
                Optional.empty());
    }
}
