package io.rollcall.entra.cipp.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.TenantPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

/** The tenant list with its pseudo rows and its failures that look like a list. */
public class TenantsTest {
    private static final String CONSENT =
            "Graph Error: Could not get token: invalid_grant:AADSTS65001 secret-text - Endpoint: organization";

    @Rule
    public final FakeCipp cipp = new FakeCipp();

    @Test
    public void pseudo_rows_are_no_tenants_and_the_partner_is_marked() {
        cipp.answers("ListTenants", FakeCipp.example("ListTenants-200-AllTenantSelector.json"))
                .answers("ListGraphRequest", 400, "text/plain", CONSENT);
        List<FoundTenant> found = all();
        assertEquals(Set.of(FakeCipp.PARTNER, FakeCipp.NORTHWIND), ids(found));
        FoundTenant northwind = tenant(found, FakeCipp.NORTHWIND);
        assertEquals(Access.UNCONSENTED, northwind.access());
        assertEquals(Optional.of("northwind.example"), northwind.primaryDomain());
        assertEquals(Optional.of(Instant.parse("2028-01-01T00:00:00Z")), northwind.gdapEnd());
        assertTrue(!northwind.problem().orElseThrow().contains("secret-text"));
        assertTrue(tenant(found, FakeCipp.PARTNER).partner());
    }

    @Test
    public void the_published_list_yields_its_customers() {
        cipp.answers("ListTenants", FakeCipp.example("ListTenants-200.json"))
                .answers("ListGraphRequest", 500, "text/plain", "Could not get token: AADSTS50020: not in tenant");
        List<FoundTenant> found = all();
        assertEquals(3, found.size());
        assertEquals(Access.NO_GDAP, tenant(found, FakeCipp.NORTHWIND).access());
    }

    @Test
    public void a_failed_list_is_a_failure_and_not_an_empty_list() {
        for (String answer :
                List.of(FakeCipp.example("ListTenants-200-FAILURE.json"), "[]", "{}", "null", "[{\"x\":1}]")) {
            cipp.answers("ListTenants", answer);
            assertEquals(
                    answer,
                    Kind.PROTOCOL,
                    assertThrows(DirectoryFailure.class, this::all).kind());
            cipp.forget("ListTenants");
        }
    }

    @Test
    public void verified_domains_come_from_the_organization_that_was_asked_for() {
        cipp.answers("ListGraphRequest", organization(FakeCipp.NORTHWIND));
        assertEquals(
                Set.of("northwind.example", "nw.onmicrosoft.com"),
                cipp.provider().verifiedDomains(cipp.connection(), FakeCipp.NORTHWIND));
        assertThrows(
                DirectoryFailure.class, () -> cipp.provider().verifiedDomains(cipp.connection(), UUID.randomUUID()));
    }

    @Test
    public void an_excluded_tenant_is_told_and_not_asked() {
        cipp.answers(
                "ListTenants",
                "[{\"customerId\":\"" + FakeCipp.NORTHWIND + "\",\"displayName\":\"N\",\"Excluded\":true}]");
        assertEquals(Access.EXCLUDED, all().get(0).access());
        assertEquals(List.of("ListTenants"), cipp.calls());
    }

    @Test
    public void a_long_list_comes_in_pages_and_each_tenant_once() {
        String rows = IntStream.range(0, 95)
                .mapToObj(number -> "{\"customerId\":\"" + new UUID(number, -number) + "\",\"Excluded\":true}")
                .collect(Collectors.joining(","));
        cipp.answers("ListTenants", "[" + rows + "]");
        List<FoundTenant> found = all();
        assertEquals(95, found.size());
        assertEquals(95, ids(found).size());
        assertEquals(3, cipp.calls().size());
    }

    private List<FoundTenant> all() {
        List<FoundTenant> found = new ArrayList<>();
        TenantPage page = cipp.provider().managedTenants(cipp.connection(), Optional.empty());
        found.addAll(page.tenants());
        while (page.next().isPresent()) {
            page = cipp.provider().managedTenants(cipp.connection(), page.next());
            found.addAll(page.tenants());
        }
        return found;
    }

    private static String organization(UUID tenant) {
        return "{\"Results\":{\"id\":\"" + tenant + "\",\"displayName\":\"Northwind\",\"verifiedDomains\":["
                + "{\"name\":\"Northwind.example\",\"isDefault\":true},{\"name\":\"nw.onmicrosoft.com\"}],\"Tenant\":\""
                + tenant + "\"}}";
    }

    private static FoundTenant tenant(List<FoundTenant> found, UUID id) {
        return found.stream()
                .filter(tenant -> tenant.entraTenantId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Set<UUID> ids(List<FoundTenant> found) {
        return found.stream().map(FoundTenant::entraTenantId).collect(Collectors.toSet());
    }
}
