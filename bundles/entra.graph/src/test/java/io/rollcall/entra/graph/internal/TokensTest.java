package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.contract.MemoryConnection;
import io.rollcall.host.api.secrets.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Test;

/** How tokens are redeemed, kept and rotated. */
public class TokensTest {
    private final LateClock clock = new LateClock();
    private final SandboxGraph microsoft = new SandboxGraph(clock);
    private final UUID tenant = microsoft.small();

    @After
    public void close() {
        microsoft.close();
    }

    @Test
    public void one_customer_is_redeemed_once_however_many_ask() throws Exception {
        int before = redemptions();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        Callable<Integer> ask = () -> domains(microsoft.memory());
        threads.invokeAll(Collections.nCopies(16, ask)).forEach(TokensTest::get);
        threads.shutdown();
        assertEquals(1, redemptions() - before);
    }

    @Test
    public void a_token_is_redeemed_anew_before_it_ends() {
        domains(microsoft.memory());
        int before = redemptions();
        clock.late = Duration.ofMinutes(59);
        domains(microsoft.memory());
        assertEquals(1, redemptions() - before);
    }

    @Test
    public void the_new_refresh_token_is_stored_and_not_for_every_customer_again() {
        Secret first = microsoft.memory().credential();
        microsoft.provider().managedTenants(microsoft.memory(), Optional.empty());
        assertNotEquals(first, microsoft.memory().credential());
        assertEquals(1, microsoft.memory().rotations());
        clock.late = Duration.ofMinutes(59);
        domains(microsoft.memory());
        assertEquals(2, microsoft.memory().rotations());
    }

    @Test
    public void a_refused_token_is_replaced_once() {
        domains(microsoft.memory());
        microsoft.cloud().fault("{\"where\":\"graph.organization\",\"status\":401,\"times\":1}");
        assertTrue(domains(microsoft.memory()) > 0);
        microsoft.cloud().fault("{\"where\":\"graph.organization\",\"status\":401}");
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> domains(microsoft.memory()));
        assertEquals(Kind.CREDENTIAL, failure.kind());
    }

    @Test
    public void a_refused_refresh_token_is_retried_only_with_a_newer_one() {
        microsoft.cloud().fault("{\"where\":\"login.token\",\"aadsts\":700082,\"times\":1}");
        assertEquals(
                Kind.CREDENTIAL,
                assertThrows(DirectoryFailure.class, () -> domains(microsoft.memory()))
                        .kind());

        MemoryConnection stale = microsoft.memory();
        Secret newer = microsoft.signIn("ada.admin@lighthouse-msp.example").credential();
        microsoft.cloud().fault("{\"where\":\"login.token\",\"aadsts\":700082,\"times\":1}");
        assertTrue(domains(new RotatedMeanwhile(stale, newer)) > 0);
    }

    @Test
    public void somebody_outside_the_gdap_group_may_read_the_partner_and_no_customer() {
        Secret credential =
                microsoft.signIn("nora.newhire@lighthouse-msp.example").credential();
        MemoryConnection connection =
                microsoft.connection(microsoft.memory().app().orElseThrow(), credential);
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> domains(connection));
        assertEquals(Kind.ACCESS, failure.kind());
        assertEquals("AADSTS50020", failure.code());
    }

    private int domains(DirectoryConnection connection) {
        return microsoft.provider().verifiedDomains(connection, tenant).size();
    }

    private int redemptions() {
        return microsoft.cloud().requests("login.token");
    }

    private static void get(Future<Integer> answer) {
        try {
            assertTrue(answer.get() > 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Now, or later. */
    private static final class LateClock extends Clock {
        private volatile Duration late = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(late);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
