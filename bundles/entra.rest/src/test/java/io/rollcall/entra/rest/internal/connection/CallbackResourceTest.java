package io.rollcall.entra.rest.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.connection.DirectConnect.BrowserReturn;
import io.rollcall.entra.domain.connection.DirectConnect.Outcome;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.host.api.secrets.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class CallbackResourceTest {
    private final FakeConnections microsoft = new FakeConnections();
    private final Rest rest = new Rest(new CallbackResource(microsoft.direct, FakeConnections.publicUrl()));

    @Test
    public void what_came_back_reaches_the_domain_without_a_sign_in() {
        ask("callback?state=s&code=c", Map.of("Cookie", BrowserCookie.NAME + "=browser-secret"));

        assertEquals(
                new BrowserReturn(
                        Optional.of("s"),
                        Optional.of(new Secret("c")),
                        Optional.empty(),
                        Optional.of(new Secret("browser-secret"))),
                microsoft.returned);
    }

    @Test
    public void a_refusal_of_microsoft_and_an_empty_return_reach_it_too() {
        ask("callback?state=s&error=access_denied", Map.of());
        assertEquals(
                new BrowserReturn(Optional.of("s"), Optional.empty(), Optional.of("access_denied"), Optional.empty()),
                microsoft.returned);

        ask("callback", Map.of());
        assertEquals(
                new BrowserReturn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                microsoft.returned);
    }

    @Test
    public void the_browser_goes_on_to_the_result_and_its_cookie_is_taken_away() {
        Answer answer = ask("callback?state=s&code=c", Map.of());

        assertEquals(303, answer.status());
        assertEquals(
                "https://rollcall.test/api/auth/microsoft/entra/result?code=confirm"
                        + "&sentence=Confirm+the+account+in+Rollcall.",
                answer.header("Location"));
        assertEquals(
                "__Host-rollcall-entra-connect=;Version=1;Path=/;Max-Age=0;Secure;HttpOnly;SameSite=Lax",
                answer.header("Set-Cookie"));
    }

    @Test
    public void a_sentence_cannot_add_parameters_or_lines() {
        microsoft.outcome = new Outcome("failed", "50% & more?\r\nSet-Cookie: a=b #{code}");

        String location = ask("callback", Map.of()).header("Location");

        assertTrue(location, location.endsWith("sentence=50%25+%26+more%3F%0D%0ASet-Cookie%3A+a%3Db+%23%7Bcode%7D"));
    }

    @Test
    public void neither_code_nor_state_nor_cookie_is_answered() {
        Answer answer = ask("callback?state=hush1&code=hush2", Map.of("Cookie", BrowserCookie.NAME + "=hush3"));

        assertFalse(answer.header("Location").contains("hush"));
        assertFalse(answer.header("Set-Cookie").contains("hush"));
        assertFalse(answer.body().contains("hush"));
        assertFalse(String.valueOf(microsoft.returned).contains("hush2"));
        assertFalse(String.valueOf(microsoft.returned).contains("hush3"));
    }

    @Test
    public void the_result_is_plain_text_that_no_browser_takes_for_a_page() {
        Answer answer = ask(
                "result?code=failed&sentence=%3Cscript%3Ealert(1)%3C/script%3E", Map.of("Accept", "text/html, */*"));

        assertEquals(200, answer.status());
        assertEquals("text/plain;charset=utf-8", answer.header("Content-Type"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    }

    @Test
    public void the_result_says_what_to_do_or_at_least_that_it_is_over() {
        assertEquals(
                "Rollcall: Confirm the account.\nYou can close this window.\n",
                ask("result?code=confirm&sentence=Confirm+the+account.", Map.of())
                        .body());
        assertEquals(
                "Rollcall: the sign-in has ended.\nYou can close this window.\n",
                ask("result", Map.of()).body());
    }

    private Answer ask(String path, Map<String, String> headers) {
        return rest.ask("GET", path, "", headers);
    }
}
