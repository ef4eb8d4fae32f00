package io.rollcall.entra.graph.internal.login;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class LoginFailuresTest {
    private final LoginFailures failures =
            new LoginFailures(header -> header.map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));

    @Test
    public void what_a_customer_refuses_concerns_that_customer() {
        assertEquals(
                Kind.CONSENT,
                customer("invalid_grant", 65001, "consent_required").kind());
        assertEquals(Kind.CONSENT, customer("invalid_grant", 90094, "").kind());
        assertEquals(Kind.CONSENT, customer("invalid_grant", 90099, "").kind());
        assertEquals(Kind.CONSENT, customer("unauthorized_client", 700016, "").kind());
        assertEquals(Kind.ACCESS, customer("invalid_grant", 50020, "").kind());
        assertEquals(Kind.ACCESS, customer("invalid_grant", 50177, "").kind());
        assertEquals(
                Kind.ACCESS, customer("invalid_grant", 50076, "basic_action").kind());
        assertEquals(
                Kind.ACCESS,
                customer("interaction_required", 53003, "message_only").kind());
        assertEquals(Kind.TENANT, customer("invalid_request", 90002, "").kind());
        assertEquals(Kind.TENANT, customer("invalid_request", 90038, "").kind());
    }

    @Test
    public void what_concerns_the_sign_in_or_the_app_ends_the_connection() {
        for (int number : List.of(7000215, 7000222, 700027)) {
            assertEquals(Kind.CREDENTIAL, customer("invalid_client", number, "").kind());
        }
        for (int number : List.of(700082, 50173, 70043)) {
            assertEquals(
                    Kind.CREDENTIAL,
                    customer("invalid_grant", number, "bad_token").kind());
        }
        assertEquals(
                Kind.CREDENTIAL, partner("invalid_grant", 50076, "basic_action").kind());
        assertEquals(Kind.CREDENTIAL, partner("unauthorized_client", 700016, "").kind());
        assertEquals(Kind.CREDENTIAL, partner("invalid_request", 50011, "").kind());
    }

    @Test
    public void suberror_and_error_decide_where_the_number_is_unknown() {
        assertEquals(
                Kind.CONSENT,
                customer("invalid_grant", 123456, "consent_required").kind());
        assertEquals(
                Kind.CREDENTIAL,
                customer("invalid_grant", 123456, "token_expired").kind());
        assertEquals(Kind.CREDENTIAL, customer("invalid_grant", 123456, "").kind());
        assertEquals(Kind.ACCESS, customer("interaction_required", 123456, "").kind());
        DirectoryFailure other = customer("server_says_no", 123456, "");
        assertEquals(Kind.TENANT, other.kind());
        assertEquals("AADSTS123456", other.code());
        assertEquals(Optional.of("11111111-1111"), other.requestId());
    }

    @Test
    public void a_throttle_carries_its_wait_and_an_outage_passes() {
        DirectoryFailure throttled = failures.of(answer(429, "{}", Optional.of("7")), true);
        assertEquals(Kind.THROTTLED, throttled.kind());
        assertEquals(Optional.of(Duration.ofSeconds(7)), throttled.retryAfter());
        assertEquals(
                Kind.THROTTLED,
                failures.of(answer(503, "", Optional.of("7")), true).kind());
        assertEquals(
                Kind.AWAY, failures.of(answer(503, "", Optional.empty()), true).kind());
    }

    @Test
    public void a_web_page_is_not_the_token_endpoint() {
        DirectoryFailure page = failures.of(answer(200, "<html>sign in</html>", Optional.empty()), false);
        assertEquals(Kind.PROTOCOL, page.kind());
        assertTrue(page.sentence().contains("login.base"));
    }

    @Test
    public void every_refusal_says_what_to_do_and_quotes_nothing() {
        for (Refusal refusal : Refusal.values()) {
            assertTrue(refusal.sentence().length() > 20);
        }
        assertFalse(customer("invalid_grant", 65001, "").sentence().contains("secret-text"));
    }

    private DirectoryFailure customer(String error, int number, String suberror) {
        return failures.of(refused(error, number, suberror), true);
    }

    private DirectoryFailure partner(String error, int number, String suberror) {
        return failures.of(refused(error, number, suberror), false);
    }

    private static LoginAnswer refused(String error, int number, String suberror) {
        String json = "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS" + number
                + ": secret-text\",\"error_codes\":[" + number + "],\"trace_id\":\"11111111-1111\",\"suberror\":\""
                + suberror
                + "\"}";
        return answer(400, json, Optional.empty());
    }

    private static LoginAnswer answer(int status, String body, Optional<String> retryAfter) {
        return new LoginAnswer(status, body, retryAfter);
    }
}
