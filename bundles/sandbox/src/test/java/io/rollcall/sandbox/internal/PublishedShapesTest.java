package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Test;

/** Every field of a published example is in our answers too, with the same type. */
public class PublishedShapesTest extends SandboxTestBase {
    /** Fields of a reseller's relationship, a kind that the simulated MSP has not. */
    private static final Set<String> RESELLER_ONLY =
            Set.of("/value/isPartnerConsentPending", "/value/indirectProviderTenantId");

    @Test
    public void relationships() {
        JsonNode ours = caller.get(
                        "/graph/v1.0/tenantRelationships/delegatedAdminRelationships", caller.partnerBearer())
                .json();
        assertSameShape("graph/delegatedAdminRelationships.json", ours);
    }

    @Test
    public void theFirstPageOfADelta() {
        String[] bearer = caller.bearerFor(caller.tenantId("huge"));
        String url = "/graph/v1.0/users/delta?$select=displayName,givenName,surname";
        assertSameShape("graph/users-delta-page1.json", merged(caller.pages(url, bearer)));
    }

    @Test
    public void theLastPageOfADelta() {
        String[] bearer = caller.bearerFor(caller.tenantId("ordinary"));
        assertSameShape(
                "graph/users-delta-final.json",
                merged(caller.pages("/graph/v1.0/users/delta?$select=displayName,givenName,surname", bearer)));
    }

    @Test
    public void cippsTenants() {
        JsonNode ours = caller.get("/cipp/api/ListTenants", caller.cippBearer()).json();
        assertSameShape("cipp/ListTenants-200.json", ours);
        assertSameShape("cipp/ListTenants-200-AllTenantSelector.json", ours);
    }

    @Test
    public void cippsUsers() {
        String url =
                "/cipp/api/ListGraphRequest?Endpoint=users&$select=id,userPrincipalName,mail,accountEnabled,displayName,givenName,surname,jobTitle,"
                        + "mobilePhone,businessPhones,userType,assignedLicenses,onPremisesSyncEnabled,proxyAddresses&$top=100&manualPagination=true&tenantFilter=";
        JsonNode ours =
                caller.get(url + caller.tenantId("huge"), caller.cippBearer()).json();
        assertSameShape("cipp/ListGraphRequest-users-page1.json", ours);
        assertSameShape("cipp/ListGraphRequest-users-last.json", ours);
        assertSameShape(
                "cipp/ListUsers-200.json",
                caller.get("/cipp/api/ListUsers?tenantFilter=" + caller.tenantId("huge"), caller.cippBearer())
                        .json());
        assertSameShape(
                "cipp/ListUsers-200-AllTenants-deprecated.json",
                caller.get("/cipp/api/ListUsers?tenantFilter=AllTenants", caller.cippBearer())
                        .json());
        assertSameShape(
                "cipp/GetVersion-200.json",
                caller.get("/cipp/api/GetVersion", caller.cippBearer()).json());
    }

    @Test
    public void cippsFailures() {
        String[] bearer = caller.cippBearer();
        caller.fault("{\"where\":\"cipp.ListTenants\",\"kind\":\"failedRows\",\"times\":1}");
        assertSameShape(
                "cipp/ListTenants-200-FAILURE.json",
                caller.get("/cipp/api/ListTenants", bearer).json());
        String users =
                "/cipp/api/ListGraphRequest?Endpoint=users&$select=id,mail&$top=999&manualPagination=true&tenantFilter=AllTenants";
        assertSameShape(
                "cipp/ListGraphRequest-queued.json", caller.get(users, bearer).json());
    }

    @Test
    public void aFieldThatWeLackWouldBeFound() {
        Map<String, Set<String>> theirs = shape(read("cipp/GetVersion-200.json"));
        assertEquals(
                "[missing: /OutOfDateCIPP]",
                missing(Map.of("/OutOfDateCIPP", Set.of("BOOLEAN")), Map.of()).toString());
        assertTrue(missing(theirs, theirs).isEmpty());
    }

    private static JsonNode merged(Iterable<JsonNode> pages) {
        com.fasterxml.jackson.databind.node.ObjectNode all = new ObjectMapper().createObjectNode();
        for (JsonNode page : pages) {
            page.fields().forEachRemaining(f -> {
                if (f.getKey().equals("value")) {
                    f.getValue().forEach(all.withArray("/value")::add);
                } else {
                    all.set(f.getKey(), f.getValue());
                }
            });
        }
        return all.put("@odata.nextLink", all.path("@odata.nextLink").asText("none on a single page"));
    }

    private static void assertSameShape(String example, JsonNode ours) {
        Map<String, Set<String>> wanted = shape(read(example));
        wanted.keySet().removeAll(RESELLER_ONLY);
        assertEquals(example, Set.of(), missing(wanted, shape(ours)));
    }

    private static Set<String> missing(Map<String, Set<String>> wanted, Map<String, Set<String>> ours) {
        Set<String> missing = new TreeSet<>();
        wanted.forEach((path, types) -> {
            Set<String> known = ours.getOrDefault(path, Set.of());
            if (known.isEmpty()) {
                missing.add("missing: " + path);
            } else if (known.stream().noneMatch(t -> types.contains(t) || t.equals("NULL") || types.contains("NULL"))) {
                missing.add("type: " + path + " " + known);
            }
        });
        return missing;
    }

    /** Types by path; all elements of an array count as one. */
    private static Map<String, Set<String>> shape(JsonNode node) {
        Map<String, Set<String>> shape = new TreeMap<>();
        collect("", node, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, Map<String, Set<String>> shape) {
        shape.computeIfAbsent(path, p -> new TreeSet<>()).add(node.getNodeType().name());
        node.fields().forEachRemaining(f -> collect(path + "/" + f.getKey(), f.getValue(), shape));
        if (node.isArray()) {
            node.forEach(e -> collect(path, e, shape));
        }
    }

    private static JsonNode read(String example) {
        try (InputStream in = PublishedShapesTest.class.getResourceAsStream("/published/" + example)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(example, e);
        }
    }
}
