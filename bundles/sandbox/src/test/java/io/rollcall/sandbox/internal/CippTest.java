package io.rollcall.sandbox.internal;

import static io.rollcall.sandbox.internal.Caller.encode;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

/** facts/cipp.md. */
public class CippTest extends SandboxTestBase {
    private static final String USERS =
            "/cipp/api/ListGraphRequest?Endpoint=users&$select=id,mail&$top=100&manualPagination=true";

    private String[] bearer;

    @Before
    public void signIn() {
        bearer = caller.cippBearer();
    }

    private JsonNode tenantRow(String id) {
        return Caller.elements(caller.get("/cipp/api/ListTenants", bearer).json()).stream()
                .filter(r -> r.path("customerId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void itsTokenIsChecked() {
        assertEquals(401, caller.get("/cipp/api/ListTenants").status());
        assertEquals(
                401, caller.get("/cipp/api/ListTenants", caller.partnerBearer()).status());
        assertEquals(404, caller.get("/cipp/api/listtenants", bearer).status());
    }

    @Test
    public void clientCredentialsAreGoodForItsOwnAudienceOnly() {
        JsonNode cipp = caller.msp().path("cipp");
        String form = "grant_type=client_credentials&client_id="
                + cipp.path("clientId").asText() + "&client_secret="
                + encode(cipp.path("clientSecret").asText());
        String url = "/login/" + cipp.path("tenantId").asText() + "/oauth2/v2.0/token";
        assertEquals(
                "invalid_scope",
                caller.post(url, form + "&scope=openid").json().path("error").asText());
        assertEquals(
                "invalid_resource",
                caller.post(url, form + "&scope=" + encode("https://graph.microsoft.com/.default"))
                        .json()
                        .path("error")
                        .asText());
    }

    @Test
    public void tenantsAreListedBesidePseudoRowsAndThePartner() {
        List<JsonNode> rows =
                Caller.elements(caller.get("/cipp/api/ListTenants", bearer).json());
        List<String> ids = Caller.texts(rows, "customerId");
        assertTrue(ids.contains("AllTenants"));
        assertFalse(ids.contains(caller.tenantId("no_gdap")));
        assertEquals(
                "*Partner Tenant",
                tenantRow(caller.msp().path("partnerTenantId").asText())
                        .path("displayName")
                        .asText());
        assertTrue(tenantRow(caller.tenantId("cipp_excluded")).path("Excluded").asBoolean());
        assertTrue(tenantRow(caller.tenantId("unconsented"))
                .path("LastGraphError")
                .asText()
                .contains("AADSTS65001"));
    }

    @Test
    public void usersComeInPagesUntilThereIsNoNextLink() {
        String tenant = caller.tenantId("huge");
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = caller.get(
                            USERS + "&tenantFilter=" + tenant + (next.isEmpty() ? "" : "&nextLink=" + encode(next)),
                            bearer)
                    .json();
            Caller.elements(page.path("Results")).forEach(r -> {
                assertEquals(tenant, r.path("Tenant").asText());
                assertEquals(4, r.size());
                ids.add(r.path("id").asText());
            });
            next = page.path("Metadata").path("nextLink").asText();
        } while (!next.isEmpty());
        assertEquals(caller.tenant("huge").path("people").asInt(), ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    public void bothConnectionsSeeTheSamePeople() {
        String tenant = caller.tenantId("ordinary");
        JsonNode all = caller.get("/cipp/api/ListGraphRequest?endpoint=users&TENANTFILTER=" + tenant, bearer)
                .json();
        Set<String> direct = Set.copyOf(Caller.texts(caller.rows("/graph/v1.0/users", caller.bearerFor(tenant)), "id"));
        assertEquals(direct, Set.copyOf(Caller.texts(Caller.elements(all.path("Results")), "id")));
    }

    @Test
    public void withoutATenantFilterTheMspItselfIsRead() {
        JsonNode page = caller.get(USERS, bearer).json();
        assertEquals(
                caller.msp().path("partnerTenantId").asText(),
                page.path("Results").path(0).path("Tenant").asText());
        assertTrue(page.path("Results").path(0).path("mail").asText().endsWith("@lighthouse-msp.example"));
        assertEquals(
                page.path("Results"),
                caller.get(USERS + "&tenantFilter=", bearer).json().path("Results"));
    }

    @Test
    public void absenceIsConfirmedByAnInFilterOverTwo() {
        String tenant = caller.tenantId("ordinary");
        String seen = caller.get(USERS + "&tenantFilter=" + tenant, bearer)
                .json()
                .path("Results")
                .path(0)
                .path("id")
                .asText();
        String filter = "&$filter=" + encode("id in ('00000000-0000-4000-8000-000000000000','" + seen + "')");
        JsonNode answer = caller.get(
                        "/cipp/api/ListGraphRequest?Endpoint=users&tenantFilter=" + tenant + filter, bearer)
                .json();
        assertEquals(List.of(seen), Caller.texts(Caller.elements(answer.path("Results")), "id"));
    }

    @Test
    public void theOrganizationTellsVerifiedDomains() {
        String tenant = caller.tenantId("several_domains");
        JsonNode answer = caller.get("/cipp/api/ListGraphRequest?Endpoint=organization&tenantFilter=" + tenant, bearer)
                .json();
        assertEquals(4, answer.path("Results").path(0).path("verifiedDomains").size());
        assertEquals(
                4,
                caller.get("/cipp/api/ListDomains?tenantFilter=" + tenant, bearer)
                        .json()
                        .size());
    }

    @Test
    public void aTenantThatCannotBeReadIsAGraphError() {
        for (String kind : List.of("unconsented", "expired")) {
            Caller.Answer answer = caller.get(USERS + "&tenantFilter=" + caller.tenantId(kind), bearer);
            assertEquals(400, answer.status());
            assertTrue(answer.body().startsWith("Graph Error: Could not get token: invalid_grant:AADSTS"));
        }
        assertEquals(
                403,
                caller.get(USERS + "&tenantFilter=" + caller.tenantId("no_gdap"), bearer)
                        .status());
        assertEquals(
                403,
                caller.get(USERS + "&tenantFilter=stranger.example", bearer).status());
    }

    @Test
    public void listUsersHidesTheSameErrorBehindAnEmptyList() {
        assertEquals(
                "[]",
                caller.get("/cipp/api/ListUsers?tenantFilter=" + caller.tenantId("unconsented"), bearer)
                        .body());
        assertFalse(caller.get("/cipp/api/ListUsers?tenantFilter=" + caller.tenantId("ordinary"), bearer)
                .json()
                .isEmpty());
    }

    @Test
    public void itsOwnFailuresCanBeAskedFor() {
        String tenant = caller.tenantId("ordinary");
        caller.fault("{\"where\":\"cipp.ListTenants\",\"kind\":\"failedRows\",\"times\":1}");
        assertEquals(
                "",
                caller.get("/cipp/api/ListTenants", bearer)
                        .json()
                        .path(0)
                        .path("customerId")
                        .asText("missing"));
        caller.fault("{\"where\":\"cipp.ListGraphRequest\",\"kind\":\"queued\",\"times\":1}");
        assertTrue(caller.get(USERS + "&tenantFilter=" + tenant, bearer)
                .json()
                .path("Metadata")
                .path("Queued")
                .asBoolean());
        caller.fault("{\"where\":\"cipp.ListGraphRequest\",\"kind\":\"failedRows\",\"times\":1}");
        assertTrue(
                caller.get(USERS + "&tenantFilter=" + tenant, bearer).body().contains("Could not connect to tenant"));
        caller.fault("{\"where\":\"cipp.ListGraphRequest\",\"kind\":\"foreignRows\",\"times\":1}");
        assertFalse(caller.get(USERS + "&tenantFilter=" + tenant, bearer)
                .json()
                .path("Results")
                .path(0)
                .path("Tenant")
                .asText()
                .equals(tenant));
        caller.fault("{\"where\":\"cipp.ListGraphRequest\",\"status\":500,\"times\":1}");
        assertTrue(
                caller.get(USERS + "&tenantFilter=" + tenant, bearer).body().startsWith("Could not get token: AADSTS"));
    }

    @Test
    public void allTenantsAtOnceIsQueued() {
        assertTrue(caller.get(USERS + "&tenantFilter=AllTenants", bearer)
                .json()
                .path("Metadata")
                .path("Queued")
                .asBoolean());
    }
}
