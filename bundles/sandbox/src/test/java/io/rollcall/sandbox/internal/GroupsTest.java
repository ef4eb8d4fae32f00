package io.rollcall.sandbox.internal;

import static io.rollcall.sandbox.internal.Caller.encode;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** Groups and who is in them, through Graph and through CIPP. */
public class GroupsTest extends SandboxTestBase {
    private static final String GROUPS = "/graph/v1.0/groups/";

    @Test
    public void atAFewCustomersEverybodyIsInAGroupThroughOtherGroupsOnly() {
        for (String kind : List.of("huge", "several_domains", "shared_client")) {
            JsonNode all = group(kind, "All people");
            assertEquals(0, all.path("ownUsers").asInt());
            assertEquals(2, all.path("inside").size());
            assertEquals(
                    caller.tenant(kind).path("people").asInt(),
                    all.path("users").size());
        }
        assertEquals(0, group("ordinary", "All people").path("inside").size());
    }

    @Test
    public void transitiveMembersComeInPagesWithTheirTypesEachOnce() {
        String[] bearer = caller.bearerFor(caller.tenantId("huge"));
        JsonNode group = group("huge", "All people");
        String url = GROUPS + group.path("id").asText() + "/transitiveMembers?$select=id&$top=50";
        assertTrue(caller.pages(url, bearer).size() > 2);
        List<JsonNode> rows = caller.rows(url, bearer);
        assertEquals(rows.size(), new HashSet<>(Caller.texts(rows, "id")).size());
        assertEquals(users(group), ids(rows, "#microsoft.graph.user"));
        assertEquals(3, ids(rows, "#microsoft.graph.group").size());
        assertEquals(1, ids(rows, "#microsoft.graph.device").size());
    }

    @Test
    public void aGroupOfAnotherTenantIsNotThere() {
        String id = group("huge", "All people").path("id").asText();
        Caller.Answer answer =
                caller.get(GROUPS + id + "/transitiveMembers", caller.bearerFor(caller.tenantId("several_domains")));
        assertEquals(404, answer.status());
        assertEquals("Request_ResourceNotFound", code(answer));
    }

    @Test
    public void withoutThePermissionMembersAreRefused() {
        String tenant = caller.tenantId("huge");
        String url = GROUPS + group("huge", "PSA contacts").path("id").asText() + "/transitiveMembers";
        Caller.Answer refused = caller.get(url, bearerWith(tenant, "User.Read.All"));
        assertEquals(403, refused.status());
        assertEquals("Authorization_RequestDenied", code(refused));
        assertEquals(
                200, caller.get(url, bearerWith(tenant, "GroupMember.Read.All")).status());
    }

    @Test
    public void aPositionOfOneGroupIsNoneOfAnother() {
        String[] bearer = caller.bearerFor(caller.tenantId("huge"));
        String all = group("huge", "All people").path("id").asText();
        String some = group("huge", "PSA contacts").path("id").asText();
        String next = caller.get(GROUPS + all + "/transitiveMembers?$select=id", bearer)
                .json()
                .path("@odata.nextLink")
                .asText();
        assertEquals(200, caller.get(next, bearer).status());
        assertEquals(400, caller.get(next.replace(all, some), bearer).status());
    }

    @Test
    public void cippSeesTheSameMembers() {
        String tenant = caller.tenantId("huge");
        JsonNode group = group("huge", "All people");
        String url = "/cipp/api/ListGraphRequest?$select=id&$top=50&manualPagination=true&tenantFilter=" + tenant
                + "&Endpoint=" + encode("groups/" + group.path("id").asText() + "/transitiveMembers");
        Set<String> users = new HashSet<>();
        String next = "";
        do {
            JsonNode page = caller.get(url + (next.isEmpty() ? "" : "&nextLink=" + encode(next)), caller.cippBearer())
                    .json();
            users.addAll(ids(Caller.elements(page.path("Results")), "#microsoft.graph.user"));
            next = page.path("Metadata").path("nextLink").asText();
        } while (!next.isEmpty());
        assertEquals(users(group), users);
    }

    @Test
    public void cippRefusesAnUnknownGroupAsItRefusesEverythingAndFindsItNotInASearch() {
        String tenant = caller.tenantId("huge");
        String unknown = group("several_domains", "All people").path("id").asText();
        String known = group("huge", "All people").path("id").asText();
        String url = "/cipp/api/ListGraphRequest?tenantFilter=" + tenant + "&Endpoint=";
        Caller.Answer refused =
                caller.get(url + encode("groups/" + unknown + "/transitiveMembers"), caller.cippBearer());
        assertEquals(400, refused.status());
        assertTrue(refused.body().startsWith("Graph Error: "));
        String filter = "&$select=id&$filter=" + encode("id in ('" + unknown + "','" + known + "')");
        JsonNode found =
                caller.get(url + "groups" + filter, caller.cippBearer()).json();
        assertEquals(List.of(known), Caller.texts(Caller.elements(found.path("Results")), "id"));
    }

    private String[] bearerWith(String tenant, String scope) {
        String refreshToken = caller.signIn(caller.msp().path("admin").asText())
                .path("refresh_token")
                .asText();
        return Caller.bearer(
                caller.token(tenant, "grant_type=refresh_token&scope=" + scope + "&refresh_token=" + refreshToken)
                        .json()
                        .path("access_token")
                        .asText());
    }

    private JsonNode group(String kind, String name) {
        JsonNode groups =
                caller.get("/control/groups?tenant=" + caller.tenantId(kind)).json();
        return Caller.elements(groups).stream()
                .filter(group -> group.path("displayName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> users(JsonNode group) {
        return Caller.elements(group.path("users")).stream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(List<JsonNode> rows, String type) {
        return rows.stream()
                .filter(row -> row.path("@odata.type").asText().equals(type))
                .map(row -> row.path("id").asText())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String code(Caller.Answer answer) {
        return answer.json().path("error").path("code").asText();
    }
}
