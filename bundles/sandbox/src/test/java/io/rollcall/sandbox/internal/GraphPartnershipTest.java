package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** facts/graph.md, "Managed tenants". */
public class GraphPartnershipTest extends SandboxTestBase {
    private static final String RELATIONSHIPS = "/graph/v1.0/tenantRelationships/delegatedAdminRelationships";

    @Test
    public void relationshipsComeInAllStatesAndSeveralPerCustomer() {
        List<JsonNode> rows = caller.rows(RELATIONSHIPS + "?$top=4", caller.partnerBearer());
        Map<String, Long> perCustomer = rows.stream()
                .collect(Collectors.groupingBy(
                        r -> r.path("customer").path("tenantId").asText(), Collectors.counting()));
        assertEquals(4L, (long) perCustomer.get(caller.tenantId("several_relationships")));
        assertEquals(null, perCustomer.get(caller.tenantId("no_gdap")));
        assertEquals(
                Set.of("active", "expired", "expiring", "terminationRequested", "terminated", "approvalPending"),
                Set.copyOf(Caller.texts(rows, "status")));
    }

    @Test
    public void everyCustomerWithOrWithoutAccessHasAContract() {
        List<JsonNode> rows = caller.rows("/graph/v1.0/contracts", caller.partnerBearer());
        assertEquals(25, rows.size());
        assertTrue(Caller.texts(rows, "customerId").contains(caller.tenantId("no_gdap")));
    }

    @Test
    public void verifiedDomainsBelongToTheTokensTenant() {
        JsonNode row = caller.get("/graph/v1.0/organization", caller.bearerFor(caller.tenantId("several_domains")))
                .json()
                .path("value")
                .path(0);
        assertEquals(caller.tenantId("several_domains"), row.path("id").asText());
        assertEquals(4, row.path("verifiedDomains").size());
    }

    @Test
    public void aTenantIsNamedByItsId() {
        String id = caller.tenantId("no_gdap");
        JsonNode answer = caller.get(
                        "/graph/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='" + id + "')",
                        caller.partnerBearer())
                .json();
        assertEquals(
                "lostvalleydental.example", answer.path("defaultDomainName").asText());
    }

    @Test
    public void onlySelectedPropertiesAreSentOnEveryPage() {
        List<JsonNode> rows =
                caller.rows("/graph/v1.0/contracts?$select=customerId,displayName&$top=10", caller.partnerBearer());
        assertEquals(25, rows.size());
        assertTrue(rows.stream().allMatch(r -> r.size() == 2));
        assertEquals(
                400,
                caller.get("/graph/v1.0/contracts?$select=colour", caller.partnerBearer())
                        .status());
    }

    @Test
    public void aFilterHoldsForLaterPages() {
        List<JsonNode> rows = caller.rows(RELATIONSHIPS + "?$top=5&$filter=status eq 'active'", caller.partnerBearer());
        assertTrue(rows.size() > 5);
        assertEquals(Set.of("active"), Set.copyOf(Caller.texts(rows, "status")));
    }

    @Test
    public void onlyThePartnerSeesThePartnership() {
        String[] customer = caller.bearerFor(caller.tenantId("ordinary"));
        assertEquals(403, caller.get(RELATIONSHIPS, customer).status());
        assertEquals(403, caller.get("/graph/v1.0/contracts", customer).status());
    }

    @Test
    public void aPageHasThreeHundredRowsAtMost() {
        assertEquals(
                400,
                caller.get(RELATIONSHIPS + "?$top=301", caller.partnerBearer()).status());
    }

    @Test
    public void aFilterOnTheStateHidesWhatStillGrantsAccess() {
        List<JsonNode> rows = caller.rows(RELATIONSHIPS + "?$filter=status eq 'active'", caller.partnerBearer());
        assertTrue(rows.stream()
                .noneMatch(r -> r.path("customer").path("tenantId").asText().equals(caller.tenantId("expiring"))));
    }
}
