package io.rollcall.entra.rest.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.connection.CippConnect.Candidate;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ConnectionResourceTest {
    private static final String CIPP =
            "{\"type\":\"cipp\",\"apiUrl\":\"https://cipp.example\",\"tenantId\":\"t\",\"clientId\":\"c\","
                    + "\"clientSecret\":\"hush\"}";

    private final FakeConnections microsoft = new FakeConnections();
    private final Rest rest =
            new Rest(new ConnectionResource(microsoft, microsoft.direct, microsoft.cipp, FakeConnections.publicUrl()));

    @Test
    public void direct_answers_where_the_browser_goes_and_binds_the_browser() {
        Answer answer = rest.post("connect", "{\"type\":\"direct\"}");

        assertEquals(200, answer.status());
        assertEquals(
                "https://login.example/authorize",
                answer.data().path("authorizeUrl").asText());
        assertEquals("2026-03-01T12:10:00Z", answer.data().path("expiresAt").asText());
        assertEquals(
                "__Host-rollcall-entra-connect=browser-secret;Version=1;Path=/;Secure;HttpOnly;"
                        + "SameSite=Lax;Expires=Sun, 01 Mar 2026 12:10:00 GMT",
                answer.header("Set-Cookie"));
        assertFalse("the secret is in the cookie alone", answer.body().contains("browser-secret"));
        assertEquals(URI.create("https://rollcall.test/api/auth/microsoft/entra/callback"), microsoft.redirectUri);
    }

    @Test
    public void cipp_is_connected_at_once_and_no_answer_holds_the_secret() {
        Answer answer = rest.post("connect", CIPP);

        assertEquals(200, answer.status());
        assertEquals(new Candidate("https://cipp.example", "t", "c", new Secret("hush")), microsoft.candidate);
        assertEquals("cipp", answer.data().path("type").asText());
        assertEquals("active", answer.data().path("status").asText());
        assertFalse(answer.body().contains("hush"));
        assertNull(answer.header("Set-Cookie"));
    }

    @Test
    public void a_test_saves_nothing_and_says_what_it_saw() {
        JsonNode probe = rest.post("connect/test", CIPP).data();

        assertEquals(25, probe.path("tenants").asInt());
        assertTrue(probe.path("more").asBoolean());
        assertFalse(microsoft.connected);
    }

    @Test
    public void every_missing_field_is_refused_by_its_name() {
        assertRefused("type", "connect", "{}");
        assertRefused("type", "connect", "{\"type\":\"ldap\"}");
        for (String path : List.of("connect", "connect/test")) {
            for (String field : List.of("apiUrl", "tenantId", "clientId", "clientSecret")) {
                assertRefused(field, path, CIPP.replaceAll(",\"" + field + "\":\"[^\"]*\"", ""));
            }
        }
        assertRefused("partnerTenantId", "connect/confirm", "{}");
        assertRefused("partnerTenantId", "connect/confirm", "{\"partnerTenantId\":\"contoso\"}");
    }

    @Test
    public void unreadable_input_is_refused_without_repeating_it() {
        for (String json : List.of(CIPP.replace("}", ",\"more\":\"hush\"}"), CIPP.replace("\"hush\"", "[\"hush\"]"))) {
            Answer answer = rest.post("connect", json);
            assertEquals(400, answer.status());
            assertFalse(answer.body(), answer.body().contains("hush"));
        }
    }

    @Test
    public void a_request_does_not_print_its_secret() {
        ConnectRequest request = new ConnectRequest("cipp", "https://cipp.example", "t", "c", "hush");

        assertFalse(request.toString().contains("hush"));
        assertFalse(request.candidate().toString().contains("hush"));
    }

    @Test
    public void the_partner_tenant_that_was_shown_is_confirmed() {
        UUID partner = new UUID(0, 4);

        Answer answer = rest.post("connect/confirm", "{\"partnerTenantId\":\"" + partner + "\"}");

        assertEquals(partner, microsoft.confirmed);
        assertEquals(partner.toString(), answer.data().path("partnerTenantId").asText());
    }

    @Test
    public void disconnecting_has_no_body() {
        Answer answer = rest.post("disconnect", "");

        assertEquals(204, answer.status());
        assertTrue(microsoft.disconnected);
    }

    @Test
    public void a_failed_validation_is_an_answer_with_cause_and_remedy() {
        JsonNode connection = rest.post("validate", "").data();

        assertEquals("error", connection.path("status").asText());
        assertEquals(
                "The secret has expired: save a new one.",
                connection.path("problem").asText());
    }

    @Test
    public void what_microsoft_refuses_is_502_with_its_code_and_request_id() {
        microsoft.refusal =
                Optional.of(new Problem.Upstream("AADSTS7000222", "The secret has expired.", Optional.of("req-1")));

        Answer answer = rest.post("connect", CIPP);

        assertEquals(502, answer.status());
        assertEquals("AADSTS7000222", answer.json().path("code").asText());
        assertEquals("req-1", answer.json().path("requestId").asText());
    }

    @Test
    public void the_overview_shows_connection_counts_last_run_and_what_needs_attention() {
        JsonNode overview = rest.get("").data();

        assertEquals("cipp", overview.path("connection").path("type").asText());
        assertEquals("direct", overview.path("offered").path(0).asText());
        assertEquals(4, overview.path("mappings").path("needs_review").asInt());
        assertEquals("completed", overview.path("lastRun").path("status").asText());
        assertEquals(
                "tenant_lost", overview.path("attention").path(0).path("kind").asText());
        assertTrue(overview.path("waiting").isMissingNode());
    }

    private void assertRefused(String field, String path, String json) {
        Answer answer = rest.post(path, json);
        assertEquals(path + json, 400, answer.status());
        assertEquals(field, answer.field());
        assertFalse(microsoft.connected);
    }
}
