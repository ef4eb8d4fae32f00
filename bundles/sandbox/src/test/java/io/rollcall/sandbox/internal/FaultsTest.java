package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.Before;
import org.junit.Test;

public class FaultsTest extends SandboxTestBase {
    private static final String USERS = "/graph/v1.0/users?$select=id&$top=100";

    private String tenant;
    private String[] bearer;

    @Before
    public void signIn() {
        tenant = caller.tenantId("huge");
        bearer = caller.bearerFor(tenant);
    }

    private Caller.Answer after(String fault) {
        caller.fault(fault);
        Caller.Answer answer = caller.get(USERS, bearer);
        caller.delete("/control/faults");
        return answer;
    }

    private static String users(String kind) {
        return "{\"where\":\"graph.users\",\"kind\":\"" + kind + "\"}";
    }

    @Test
    public void throttlingSaysHowLongAndEndsAfterItsTimes() {
        caller.fault("{\"where\":\"graph.users\",\"tenant\":\"" + tenant
                + "\",\"status\":429,\"retryAfter\":2,\"times\":2}");
        for (int i = 0; i < 2; i++) {
            Caller.Answer answer = caller.get(USERS, bearer);
            assertEquals(429, answer.status());
            assertEquals("2", answer.header("retry-after"));
            assertEquals(
                    "TooManyRequests", answer.json().path("error").path("code").asText());
        }
        assertEquals(200, caller.get(USERS, bearer).status());
    }

    @Test
    public void aFaultHitsOnlyTheTenantThatItIsAimedAt() {
        caller.fault("{\"where\":\"graph\",\"tenant\":\"" + tenant + "\",\"status\":503}");
        assertEquals(503, caller.get(USERS, bearer).status());
        assertEquals(
                200,
                caller.get(USERS, caller.bearerFor(caller.tenantId("ordinary"))).status());
    }

    @Test
    public void aFaultCanWaitForTheSecondPage() {
        caller.fault("{\"where\":\"graph.users\",\"after\":1,\"status\":500}");
        JsonNode first = caller.get(USERS, bearer).json();
        assertEquals(
                500, caller.get(first.path("@odata.nextLink").asText(), bearer).status());
    }

    @Test
    public void malformedJsonArrivesWholeAndCannotBeRead() {
        Caller.Answer answer = after(users("malformed"));
        assertEquals(200, answer.status());
        assertFalse(readable(answer.body()));
    }

    @Test
    public void halfAPageAndACutConnectionAreBrokenConnections() {
        assertEquals(-1, after(users("half")).status());
        assertEquals(-1, after(users("cut")).status());
    }

    @Test
    public void loginPagesRedirectsAndEmptyBodiesAreNoGraph() {
        assertTrue(after(users("html")).header("content-type").startsWith("text/html"));
        assertEquals(302, after(users("redirect")).status());
        assertEquals("", after(users("empty")).body());
    }

    @Test
    public void anEmptyListLooksLikeACompleteOne() {
        JsonNode page = after(users("emptyList")).json();
        assertEquals(0, page.path("value").size());
        assertFalse(page.has("@odata.nextLink"));
    }

    @Test
    public void nextLinksRepeatOrLeadAway() {
        assertTrue(after(users("repeatNextLink"))
                .json()
                .path("@odata.nextLink")
                .asText()
                .startsWith(sandbox.baseUri() + "/graph/v1.0/users"));
        assertTrue(after(users("foreignNextLink"))
                .json()
                .path("@odata.nextLink")
                .asText()
                .contains("attacker.example"));
    }

    @Test
    public void cippsNextLinkRepeatsInItsMetadata() {
        caller.fault("{\"where\":\"cipp.ListGraphRequest\",\"kind\":\"repeatNextLink\"}");
        String url = "/cipp/api/ListGraphRequest?Endpoint=users&manualPagination=true&tenantFilter=" + tenant;
        JsonNode first = caller.get(url, caller.cippBearer()).json();
        String link = first.path("Metadata").path("nextLink").asText();
        assertFalse(link.isEmpty());
    }

    @Test
    public void aLatencyIsKept() {
        long start = System.nanoTime();
        assertEquals(
                200,
                after("{\"where\":\"graph.users\",\"kind\":\"latency\",\"millis\":120}")
                        .status());
        assertTrue(System.nanoTime() - start >= 120_000_000L);
    }

    @Test
    public void aFailedRequestDoesNotSpendWhatItCarried() {
        String code = caller.codeFor(caller.msp().path("admin").asText(), "");
        caller.fault("{\"where\":\"login.token\",\"status\":503,\"times\":1}");
        assertEquals(503, caller.redeemCode(code, "").status());
        assertEquals(200, caller.redeemCode(code, "").status());
    }

    @Test
    public void whatIsNoFaultIsRefusedWithASentence() {
        assertEquals(400, caller.post("/control/faults", "{\"kind\":\"html\"}").status());
        assertEquals(
                400,
                caller.post("/control/faults", "{\"where\":\"graph\",\"kind\":\"explode\"}")
                        .status());
        assertTrue(caller.post("/control/faults", "{\"where\":\"graph\",\"colour\":1}")
                .body()
                .contains("colour"));
        assertEquals(400, caller.post("/control/faults", "no json").status());
    }

    @Test
    public void requestsAreCountedPerRouteWithTheirBytes() {
        caller.delete("/control/requests");
        int bytes = caller.get(USERS, bearer).body().length();
        JsonNode count = caller.get("/control/requests").json().path("graph.users");
        assertEquals(1, count.path("requests").asInt());
        assertEquals(bytes, count.path("bytes").asInt());
    }

    private static boolean readable(String body) {
        try {
            new ObjectMapper().readTree(body);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
