package io.rollcall.entra.cipp.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

/** Each answer by which CIPP says no, and what it means. */
public class RefusalsTest {
    @Rule
    public final FakeCipp cipp = new FakeCipp();

    @Test
    public void a_refused_token_is_replaced_once_before_it_ends_the_connection() {
        assertEquals(Kind.CREDENTIAL, refused(401, "").kind());
        assertEquals(2, cipp.calls().size());
    }

    @Test
    public void what_is_forbidden_tells_its_class_and_not_its_text() {
        assertEquals(
                Kind.ACCESS,
                refused(403, "Access to this CIPP API endpoint is not allowed").kind());
        assertTrue(
                refused(403, "Access to this tenant is not allowed").sentence().contains("this customer"));
        assertTrue(refused(403, "Your subscription has ended").sentence().contains("subscription"));
        assertFalse(refused(403, "secret-text").sentence().contains("secret-text"));
    }

    @Test
    public void a_customers_own_trouble_stays_with_that_customer() {
        DirectoryFailure consent = refused(400, FakeCipp.example("ListGraphRequest-400.txt"));
        assertEquals(Kind.CONSENT, consent.kind());
        assertEquals("AADSTS65001", consent.code());
        assertEquals(
                Kind.TENANT,
                refused(400, "Graph Error: something - Endpoint: users").kind());
        assertEquals(
                Kind.ACCESS,
                refused(500, "Could not get token: AADSTS50020: User").kind());
        assertEquals(
                Kind.TENANT, refused(500, "Could not get token: AADSTS12345").kind());
        assertEquals(Kind.TENANT, refused(503, "This feature has been disabled").kind());
    }

    @Test
    public void a_tired_cipp_is_tried_again() {
        assertEquals(Kind.AWAY, refused(500, "Internal Server Error").kind());
        assertEquals(Kind.AWAY, refused(502, "").kind());
        assertEquals(Kind.AWAY, refused(503, "Function host is not running.").kind());
        assertEquals(Kind.AWAY, refused(504, "").kind());
        assertEquals(Kind.THROTTLED, refused(429, "").kind());
    }

    @Test
    public void what_is_not_cipps_api_asks_to_check_the_url() {
        assertTrue(refused(404, "Endpoint not found").sentence().contains("update CIPP"));
        assertEquals("not_cipp", refused(302, "").code());
        assertEquals("not_cipp", refused(200, "").code());
        assertEquals("not_cipp", refused(200, "not json").code());
        cipp.answers("ListGraphRequest", 200, "text/html", "<!DOCTYPE html><html></html>");
        assertEquals("not_cipp", ask().code());
    }

    private DirectoryFailure refused(int status, String text) {
        cipp.answers("ListGraphRequest", status, "text/plain", text);
        DirectoryFailure failure = ask();
        cipp.forget("ListGraphRequest");
        return failure;
    }

    private DirectoryFailure ask() {
        return assertThrows(DirectoryFailure.class, () -> cipp.provider()
                .users(cipp.connection(), FakeCipp.NORTHWIND, Optional.empty()));
    }
}
