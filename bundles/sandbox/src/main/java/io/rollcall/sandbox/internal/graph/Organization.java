package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.http.Json;

/** Graph's organization resource. */
public final class Organization {
    private Organization() {}

    /** A tenant's name and verified domains. */
    public static ObjectNode of(Customer tenant) {
        ObjectNode body = Json.object().put("id", tenant.tenantId()).put("displayName", tenant.displayName());
        body.put("countryLetterCode", tenant.country()).put("tenantType", "AAD");
        ArrayNode domains = body.putArray("verifiedDomains");
        tenant.domains().forEach(d -> domain(domains, d, d.equals(tenant.defaultDomain()), false));
        domain(domains, tenant.initialDomain(), false, true);
        return body;
    }

    private static void domain(ArrayNode domains, String name, boolean isDefault, boolean isInitial) {
        domains.addObject()
                .put("capabilities", "Email, OfficeCommunicationsOnline")
                .put("isDefault", isDefault)
                .put("isInitial", isInitial)
                .put("name", name)
                .put("type", "Managed");
    }
}
