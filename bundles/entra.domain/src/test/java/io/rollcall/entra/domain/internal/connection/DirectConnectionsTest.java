package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.DirectConnect.BrowserReturn;
import io.rollcall.entra.domain.connection.DirectConnect.Outcome;
import io.rollcall.entra.domain.connection.DirectConnect.Started;
import io.rollcall.entra.domain.connection.SignInStore.Pending;
import io.rollcall.entra.domain.connection.SignInStore.SignIn;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class DirectConnectionsTest {
    private static final URI CALLBACK = URI.create("https://psa.example/api/auth/microsoft/entra/callback");
    private static final String TOKENS = "entra_direct_tokens";

    private final Bench bench = new Bench();
    private final UUID partner = bench.graph.partner;

    @Test
    public void a_sign_in_becomes_the_connection_when_its_user_confirms_it() {
        Outcome outcome = back(start());
        assertTrue(outcome.sentence(), outcome.waits());
        assertEquals(Optional.of(partner), waiting().map(Pending::partnerTenantId));
        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));

        Connection connection = bench.direct.confirm(bench.ann, partner);

        assertEquals(Optional.of(connection), bench.connections.of(Bench.MSP));
        assertEquals(Optional.of(partner), connection.partnerTenantId());
        assertEquals(Optional.of("ann@msp.example"), connection.account());
        assertEquals(Optional.of("environment"), connection.appSource());
        assertEquals("nothing waits any more", Optional.empty(), waiting());
        assertEquals("only the active tokens are left", Set.of(TOKENS), bench.secrets.names(Bench.MSP));
        assertEquals(Optional.of("tokens-1"), bench.secrets.value(Bench.MSP, TOKENS));
    }

    @Test
    public void the_database_holds_neither_state_nor_browser_secret_nor_verifier() {
        Started started = start();

        SignIn row = bench.signIns.begun.get(0);
        String stored = row.toString();
        String state = state(started);
        assertFalse(stored.contains(state));
        assertFalse(stored.contains(started.browserSecret().reveal()));
        assertFalse(stored.contains(
                SignInSecrets.verifier(started.browserSecret(), state).reveal()));
        assertEquals(bench.clock.instant().plus(Duration.ofMinutes(10)), row.expiresAt());
        assertNotEquals(state(start()), state(start()));
    }

    @Test
    public void a_forged_state_is_unknown() {
        Started started = start();

        Outcome outcome = bench.direct.returned(new BrowserReturn(
                Optional.of("forged"), code(), Optional.empty(), Optional.of(started.browserSecret())));

        assertEquals("state_unknown", outcome.code());
        assertEquals("state_unknown", bench.direct.returned(nothing()).code());
    }

    @Test
    public void a_replayed_state_is_unknown() {
        Started started = start();
        back(started);

        assertEquals("state_unknown", back(started).code());
    }

    @Test
    public void a_state_lives_for_ten_minutes() {
        Started started = start();
        bench.clock.move(Duration.ofMinutes(10));

        assertEquals("state_unknown", back(started).code());
    }

    @Test
    public void another_browser_is_turned_away_and_uses_the_state_up() {
        Started started = start();

        Outcome outcome = bench.direct.returned(new BrowserReturn(
                Optional.of(state(started)), code(), Optional.empty(), Optional.of(new Secret("other"))));

        assertEquals("other_browser", outcome.code());
        assertEquals("state_unknown", back(started).code());
        assertTrue(bench.secrets.names(Bench.MSP).isEmpty());
    }

    @Test
    public void a_browser_without_the_cookie_is_turned_away() {
        BrowserReturn withoutCookie =
                new BrowserReturn(Optional.of(state(start())), code(), Optional.empty(), Optional.empty());

        assertEquals("other_browser", bench.direct.returned(withoutCookie).code());
    }

    @Test
    public void a_permission_that_is_revoked_meanwhile_ends_the_sign_in() {
        Started started = start();
        bench.person(Bench.MSP, bench.ann.userId(), "ann", Permission.SETTINGS_READ);

        assertEquals("forbidden", back(started).code());
        assertTrue(bench.graph.probed.isEmpty());
    }

    @Test
    public void a_user_who_is_gone_meanwhile_ends_the_sign_in() {
        Started started = start();
        bench.people.clear();

        assertEquals("forbidden", back(started).code());
    }

    @Test
    public void a_flag_that_is_turned_off_meanwhile_ends_the_sign_in() {
        Started started = start();
        bench.flags.remove(EntraFlags.UI);

        assertEquals("feature_disabled", back(started).code());
    }

    @Test
    public void a_declined_request_says_so() {
        Started started = start();

        Outcome outcome = bench.direct.returned(new BrowserReturn(
                Optional.of(state(started)),
                Optional.empty(),
                Optional.of("access_denied"),
                Optional.of(started.browserSecret())));

        assertEquals("declined", outcome.code());
    }

    @Test
    public void a_refused_code_tells_the_providers_sentence() {
        bench.graph.signInFailure = Optional.of(Bench.REFUSED);

        assertEquals(new Outcome(Bench.REFUSED.code(), Bench.REFUSED.sentence()), back(start()));
    }

    @Test
    public void a_failed_probe_leaves_the_earlier_connection_untouched() {
        Connection earlier = bench.connected(Bench.MSP, ConnectionType.DIRECT, partner);
        bench.graph.probeFailure = Optional.of(Bench.REFUSED);

        assertEquals(Bench.REFUSED.code(), back(start()).code());

        assertEquals(Optional.of(earlier), bench.connections.of(Bench.MSP));
        assertEquals(Set.of(TOKENS), bench.secrets.names(Bench.MSP));
        assertEquals(Optional.of("earlier"), bench.secrets.value(Bench.MSP, TOKENS));
    }

    @Test
    public void a_sign_in_that_waits_leaves_the_earlier_connection_untouched() {
        Connection earlier = bench.connected(Bench.MSP, ConnectionType.DIRECT, partner);

        assertTrue(back(start()).waits());

        assertEquals(Optional.of(earlier), bench.connections.of(Bench.MSP));
        assertEquals(Optional.of("earlier"), bench.secrets.value(Bench.MSP, TOKENS));
    }

    @Test
    public void tokens_that_the_probe_rotated_are_the_ones_kept() {
        bench.graph.rotatesTo = Optional.of(new Secret("tokens-2"));

        back(start());
        bench.direct.confirm(bench.ann, partner);

        assertEquals(Optional.of("tokens-2"), bench.secrets.value(Bench.MSP, TOKENS));
    }

    @Test
    public void another_partner_tenant_than_the_connected_one_needs_a_disconnect_first() {
        Connection earlier = bench.connected(Bench.MSP, ConnectionType.CIPP, new UUID(8, 8));

        assertEquals("other_partner_tenant", back(start()).code());
        assertTrue("not even tried", bench.graph.probed.isEmpty());
        assertEquals(Optional.of(earlier), bench.connections.of(Bench.MSP));
    }

    @Test
    public void another_partner_tenant_that_was_connected_while_one_waited_is_found_at_the_confirmation() {
        back(start());
        Connection earlier = bench.connected(Bench.MSP, ConnectionType.CIPP, new UUID(8, 8));

        assertTrue(refusal(() -> bench.direct.confirm(bench.ann, partner)) instanceof Problem.Conflict);
        assertEquals(Optional.of(earlier), bench.connections.of(Bench.MSP));
    }

    @Test
    public void one_partner_tenant_serves_one_msp() {
        bench.connected(Bench.OTHER_MSP, ConnectionType.DIRECT, partner);
        back(start());

        assertTrue(refusal(() -> bench.direct.confirm(bench.ann, partner)) instanceof Problem.Conflict);
        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));
        assertFalse(bench.secrets.names(Bench.MSP).contains(TOKENS));
    }

    @Test
    public void only_the_user_who_signed_in_confirms() {
        back(start());

        Problem problem = refusal(() -> bench.direct.confirm(bench.admin(Bench.MSP, "eve"), partner));

        assertTrue(problem instanceof Problem.Conflict);
        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));
    }

    @Test
    public void only_the_partner_tenant_that_was_shown_is_confirmed() {
        back(start());

        assertTrue(refusal(() -> bench.direct.confirm(bench.ann, new UUID(9, 9))) instanceof Problem.Conflict);
    }

    @Test
    public void a_confirmation_that_comes_too_late_or_twice_finds_nothing() {
        back(start());
        bench.direct.confirm(bench.ann, partner);
        assertTrue(refusal(() -> bench.direct.confirm(bench.ann, partner)) instanceof Problem.Conflict);

        back(start());
        bench.clock.move(Duration.ofMinutes(10));
        assertTrue(refusal(() -> bench.direct.confirm(bench.ann, partner)) instanceof Problem.Conflict);
    }

    @Test
    public void a_read_only_secret_store_is_found_before_anything_depends_on_it() {
        bench.secrets.writeFailure = Optional.of(new Problem.RuleRefused("Secrets cannot be stored."));

        assertEquals(new Outcome("secrets", "Secrets cannot be stored."), back(start()));
    }

    @Test
    public void a_secret_store_that_fails_at_the_confirmation_leaves_the_earlier_connection() {
        Connection earlier = bench.connected(Bench.MSP, ConnectionType.CIPP, partner);
        back(start());
        bench.secrets.writeFailure = Optional.of(new Problem.Away("The vault is away."));

        assertTrue(refusal(() -> bench.direct.confirm(bench.ann, partner)) instanceof Problem.Away);
        assertEquals(Optional.of(earlier), bench.connections.of(Bench.MSP));
        assertEquals(Optional.of("earlier"), bench.secrets.value(Bench.MSP, "entra_cipp_client_secret"));
    }

    @Test
    public void switching_removes_the_other_types_secret_after_the_new_one_is_proved() {
        bench.connected(Bench.MSP, ConnectionType.CIPP, partner);

        back(start());
        assertTrue(bench.secrets.names(Bench.MSP).contains("entra_cipp_client_secret"));
        bench.direct.confirm(bench.ann, partner);

        assertEquals(Set.of(TOKENS), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void a_new_start_clears_an_abandoned_one_away() {
        back(start());
        assertEquals(1, bench.secrets.names(Bench.MSP).size());
        bench.clock.move(Duration.ofHours(1));

        start();

        assertEquals(Set.of(), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void a_start_sweeps_what_expired_of_the_whole_msp_and_leaves_what_still_waits() {
        Caller.Person eve = bench.admin(Bench.MSP, "eve");
        Caller.Person bob = bench.admin(Bench.OTHER_MSP, "bob");
        back(start());
        back(bench.direct.start(bob, CALLBACK));
        bench.clock.move(Duration.ofMinutes(9));
        back(bench.direct.start(eve, CALLBACK));
        Set<String> all = bench.secrets.names(Bench.MSP);
        assertEquals(2, all.size());
        bench.clock.move(Duration.ofMinutes(1));

        bench.direct.start(bench.admin(Bench.MSP, "max"), CALLBACK);

        Set<String> left = bench.secrets.names(Bench.MSP);
        assertEquals(1, left.size());
        assertTrue(all.containsAll(left));
        assertEquals("another MSP's", 1, bench.secrets.names(Bench.OTHER_MSP).size());
        bench.direct.confirm(eve, partner);
        assertEquals(Set.of(TOKENS), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void a_return_that_a_new_start_overtook_leaves_no_tokens_behind() {
        Started first = start();
        bench.graph.duringProbe = this::start;

        assertEquals("state_unknown", back(first).code());
        assertEquals(Set.of(), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void without_an_app_nothing_starts() {
        AppCredentials none = new AppCredentials(bench.secrets, name -> Optional.empty());
        DirectConnections direct = new DirectConnections(
                bench.access,
                (tenant, user) -> Optional.empty(),
                bench.work,
                bench.signIns,
                bench.secrets,
                none,
                bench.providers,
                bench.activation,
                UUID::randomUUID,
                bench.clock);

        assertTrue(refusal(() -> direct.start(bench.ann, CALLBACK)) instanceof Problem.RuleRefused);
    }

    @Test
    public void while_the_provider_is_away_nothing_starts() {
        bench.providers.removeSignIn(bench.graph);

        assertTrue(refusal(() -> start()) instanceof Problem.Upstream);
        assertEquals(List.of(), bench.signIns.begun);
    }

    @Test
    public void readers_and_runs_do_not_connect() {
        Caller reader = bench.person(Bench.MSP, UUID.randomUUID(), "rea", Permission.SETTINGS_READ);
        Caller run = new Caller.System(Bench.MSP, UUID.randomUUID(), "ann", "discovery");

        for (Caller caller : List.of(reader, run)) {
            assertTrue(refusal(() -> bench.direct.start(caller, CALLBACK)) instanceof Problem.Forbidden);
            assertTrue(refusal(() -> bench.direct.confirm(caller, partner)) instanceof Problem.Forbidden);
        }
    }

    private Optional<Pending> waiting() {
        return bench.work.inTenant(
                Bench.MSP, () -> bench.signIns.pending(Bench.MSP, bench.ann.userId(), bench.clock.instant()));
    }

    private Started start() {
        return bench.direct.start(bench.ann, CALLBACK);
    }

    private Outcome back(Started started) {
        return bench.direct.returned(new BrowserReturn(
                Optional.of(state(started)), code(), Optional.empty(), Optional.of(started.browserSecret())));
    }

    private static BrowserReturn nothing() {
        return new BrowserReturn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<Secret> code() {
        return Optional.of(new Secret("code"));
    }

    private static String state(Started started) {
        return started.authorizeUrl().getQuery().substring("state=".length());
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }
}
