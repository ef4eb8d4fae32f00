package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** facts/graph.md, "Users" and "Errors". */
public class GraphUsersTest extends SandboxTestBase {
    private static final String USERS = "/graph/v1.0/users";
    private static final String SELECT =
            "?$select=id,userPrincipalName,mail,displayName,givenName,surname,accountEnabled,jobTitle,mobilePhone,"
                    + "businessPhones,userType,otherMails,proxyAddresses,assignedLicenses,onPremisesSyncEnabled,companyName,department,employeeType";

    private final MovableClock clock = new MovableClock();

    @Override
    SandboxOptions options() {
        return super.options().withClock(clock);
    }

    private String huge() {
        return caller.tenantId("huge");
    }

    @Test
    public void allPagesTogetherAreAllPeopleOnce() {
        String[] bearer = caller.bearerFor(huge());
        List<String> ids = Caller.texts(caller.rows(USERS + SELECT + "&$top=50", bearer), "id");
        assertEquals(caller.tenant("huge").path("people").asInt(), ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    public void aPageHoldsWhatWasAskedForAndLeadsToTheSameHost() {
        String[] bearer = caller.bearerFor(huge());
        JsonNode page = caller.get(USERS + "?$top=7&$select=id", bearer).json();
        assertEquals(7, page.path("value").size());
        assertTrue(page.path("@odata.nextLink").asText().startsWith(sandbox.baseUri() + USERS + "?"));
        assertEquals(100, caller.get(USERS, bearer).json().path("value").size());
    }

    @Test
    public void onlySelectedPropertiesAreSentAndAbsentOnesAreNull() {
        JsonNode row = caller.get(USERS + SELECT + "&$top=1", caller.bearerFor(huge()))
                .json()
                .path("value")
                .path(0);
        assertEquals(18, row.size());
        assertTrue(row.path("companyName").isNull());
        assertTrue(row.path("assignedLicenses").path(0).has("skuId"));
    }

    @Test
    public void withoutASelectTheImportantPropertiesAreMissing() {
        JsonNode row = caller.get(USERS + "?$top=1", caller.bearerFor(huge()))
                .json()
                .path("value")
                .path(0);
        assertTrue(row.has("mail"));
        assertFalse(row.has("accountEnabled"));
        assertFalse(row.has("proxyAddresses"));
    }

    @Test
    public void theSelectionHoldsForLaterPages() {
        List<JsonNode> pages = caller.pages(USERS + "?$select=id,mail&$top=100", caller.bearerFor(huge()));
        assertEquals(2, pages.get(1).path("value").path(0).size());
    }

    @Test
    public void whatGraphDoesNotKnowIsRefused() {
        String[] bearer = caller.bearerFor(huge());
        assertRefused(caller.get(USERS + "?$select=favouriteColour", bearer), 400, "BadRequest");
        assertRefused(caller.get(USERS + "?$top=1000", bearer), 400, "Request_BadRequest");
        assertRefused(caller.get(USERS + "?$top=none", bearer), 400, "Request_BadRequest");
        assertRefused(caller.get(USERS + "?$filter=shoeSize gt 40", bearer), 400, "Request_UnsupportedQuery");
        assertRefused(caller.get(USERS + "?$orderly=true", bearer), 400, "Request_BadRequest");
        assertRefused(caller.get("/graph/v1.0/organization?$select=colour", bearer), 400, "BadRequest");
        assertRefused(
                caller.get("/graph/v1.0/tenantRelationships/managedTenants/users", bearer), 404, "ResourceNotFound");
        assertRefused(caller.get("/graph/beta/users", bearer), 404, "ResourceNotFound");
        assertRefused(caller.post(USERS, "{}", bearer), 404, "ResourceNotFound");
    }

    @Test
    public void filtersOnIdAndSignInStateWork() {
        String[] bearer = caller.bearerFor(huge());
        String id = caller.get(USERS + "?$top=1", bearer)
                .json()
                .path("value")
                .path(0)
                .path("id")
                .asText();
        assertEquals(
                List.of(id),
                Caller.texts(
                        caller.rows(
                                USERS + "?$filter=id in ('" + id + "','00000000-0000-4000-8000-000000000000')", bearer),
                        "id"));
        assertTrue(caller.rows(USERS + "?$select=accountEnabled&$filter=accountEnabled eq false", bearer).stream()
                .noneMatch(r -> r.path("accountEnabled").asBoolean()));
    }

    @Test
    public void countingNeedsTheConsistencyHeader() {
        String[] bearer = caller.bearerFor(huge());
        assertEquals(400, caller.get(USERS + "/$count", bearer).status());
        Caller.Answer answer = caller.get(USERS + "/$count", bearer[0], bearer[1], "ConsistencyLevel", "eventual");
        assertEquals(caller.tenant("huge").path("people").asText(), answer.body());
    }

    @Test
    public void onePersonIsFoundAndAStrangerIsNot() {
        String[] bearer = caller.bearerFor(huge());
        JsonNode first =
                caller.get(USERS + "?$top=1", bearer).json().path("value").path(0);
        JsonNode one = caller.get(USERS + "/" + first.path("id").asText() + "?$select=id,mail", bearer)
                .json();
        assertEquals(first.path("mail"), one.path("mail"));
        assertFalse(one.has("displayName"));
        assertRefused(
                caller.get(USERS + "/00000000-0000-4000-8000-000000000000", bearer), 404, "Request_ResourceNotFound");
    }

    @Test
    public void theTokenDecidesWhoseDirectoryIsRead() {
        Set<String> here = new HashSet<>(Caller.texts(caller.rows(USERS, caller.bearerFor(huge())), "id"));
        List<String> there = Caller.texts(caller.rows(USERS, caller.bearerFor(caller.tenantId("ordinary"))), "id");
        assertFalse(there.isEmpty());
        assertTrue(there.stream().noneMatch(here::contains));
    }

    @Test
    public void aPageTokenOfAnotherTenantIsRefused() {
        String next = caller.get(USERS + "?$top=5", caller.bearerFor(huge()))
                .json()
                .path("@odata.nextLink")
                .asText();
        assertRefused(
                caller.get(next, caller.bearerFor(caller.tenantId("ordinary"))), 400, "Directory_ExpiredPageToken");
    }

    @Test
    public void aBadTokenGets401() {
        assertRefused(caller.get(USERS), 401, "InvalidAuthenticationToken");
        assertRefused(caller.get(USERS, Caller.bearer("a.b.c")), 401, "InvalidAuthenticationToken");
        assertRefused(caller.get(USERS, caller.cippBearer()), 401, "InvalidAuthenticationToken");
        String[] bearer = caller.bearerFor(huge());
        String forged = bearer[1].substring(0, bearer[1].length() - 3) + "abc";
        assertRefused(caller.get(USERS, "Authorization", forged), 401, "InvalidAuthenticationToken");
        clock.forward(Duration.ofHours(2));
        assertRefused(caller.get(USERS, bearer), 401, "InvalidAuthenticationToken");
    }

    @Test
    public void anExpiredRelationshipGets403() {
        assertRefused(
                caller.get(USERS, caller.bearerFor(caller.tenantId("expired"))), 403, "Authorization_RequestDenied");
    }

    @Test
    public void aTokenWithoutThePermissionGets403() {
        String refreshToken = caller.signIn(caller.msp().path("admin").asText())
                .path("refresh_token")
                .asText();
        JsonNode answer = caller.token(
                        huge(), "grant_type=refresh_token&scope=GroupMember.Read.All&refresh_token=" + refreshToken)
                .json();
        assertRefused(
                caller.get(USERS, Caller.bearer(answer.path("access_token").asText())),
                403,
                "Authorization_RequestDenied");
    }

    @Test
    public void theEmptyCustomerHasNobody() {
        JsonNode page =
                caller.get(USERS, caller.bearerFor(caller.tenantId("empty"))).json();
        assertEquals(0, page.path("value").size());
        assertFalse(page.has("@odata.nextLink"));
    }

    @Test
    public void membershipIsCheckedForTwentyGroupsAtMost() {
        String[] bearer = caller.bearerFor(huge());
        String id = caller.get(USERS + "?$top=1", bearer)
                .json()
                .path("value")
                .path(0)
                .path("id")
                .asText();
        String all = caller.get("/graph/v1.0/groups", bearer)
                .json()
                .path("value")
                .path(0)
                .path("id")
                .asText();
        JsonNode answer = caller.post(
                        USERS + "/" + id + "/checkMemberGroups", "{\"groupIds\":[\"" + all + "\",\"x\"]}", bearer)
                .json();
        assertEquals("[\"" + all + "\"]", answer.path("value").toString());
        String many = "\"x\",".repeat(20) + "\"y\"";
        assertRefused(
                caller.post(USERS + "/" + id + "/checkMemberGroups", "{\"groupIds\":[" + many + "]}", bearer),
                400,
                "Request_BadRequest");
    }

    @Test
    public void anErrorCarriesTheIdsThatSupportAsksFor() {
        Caller.Answer answer = caller.get(USERS, "client-request-id", "c-1");
        JsonNode inner = answer.json().path("error").path("innerError");
        assertEquals("c-1", inner.path("client-request-id").asText());
        assertEquals(answer.header("request-id"), inner.path("request-id").asText());
        assertNotEquals("", inner.path("date").asText());
    }

    private static void assertRefused(Caller.Answer answer, int status, String code) {
        assertEquals(answer.body(), status, answer.status());
        assertEquals(code, answer.json().path("error").path("code").asText());
    }
}
