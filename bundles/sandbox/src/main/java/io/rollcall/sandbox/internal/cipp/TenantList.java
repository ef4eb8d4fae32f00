package io.rollcall.sandbox.internal.cipp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.CustomerKind;
import io.rollcall.sandbox.internal.cloud.Relationship;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** ListTenants: pseudo rows first, then the partner itself, then the customers that CIPP knows a relationship with. */
final class TenantList {
    private static final String REFRESHED = "2026-11-20T03:10:11.123Z";

    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final Readable readable;

    TenantList(Cloud cloud, Supplier<Tokens> tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.readable = new Readable(cloud);
    }

    Reply list(Request request, List<String> path) {
        ArrayNode rows = Json.array();
        rows.addObject()
                .put("customerId", "AllTenants")
                .put("defaultDomainName", "AllTenants")
                .put("displayName", "*All Tenants")
                .put("domains", "AllTenants")
                .put("GraphErrorCount", 0);
        Customer partner = cloud.world().msp().partner();
        rows.add(common(partner, "*Partner Tenant").put("domains", "PartnerTenant"));
        cloud.world().customers().stream().filter(readable::listed).forEach(c -> rows.add(row(c)));
        return Reply.json(200, rows);
    }

    /** What CIPP answers, with status 200, when it cannot list them. */
    Reply failed() {
        ArrayNode rows = Json.array();
        rows.addObject()
                .put("Results", "Failed to retrieve tenants: the sandbox was told to fail")
                .put("defaultDomainName", "")
                .put("displayName", "Failed to retrieve tenants. Perform a permission check.")
                .put("customerId", "");
        return Reply.json(200, rows);
    }

    private ObjectNode row(Customer customer) {
        ObjectNode row = common(customer, customer.displayName());
        List<Relationship> all =
                Relationship.of(customer, cloud.world().scenario(), tokens.get().now());
        row.put("delegatedPrivilegeStatus", "granularDelegatedAdminPrivileges").put("domains", "");
        row.put("relationshipCount", all.size());
        all.stream()
                .filter(r -> r.end().isPresent())
                .max(Comparator.comparing(r -> r.end().get()))
                .ifPresent(r -> row.put("relationshipEnd", r.end().get().toString())
                        .put("hasAutoExtend", !r.autoExtend().equals("PT0S")));
        return row;
    }

    private ObjectNode common(Customer customer, String displayName) {
        boolean excluded = customer.kind() == CustomerKind.CIPP_EXCLUDED;
        String error = readable.tokenError(customer).orElse("");
        return Json.object()
                .put("PartitionKey", "Tenants")
                .put("RowKey", customer.tenantId())
                .put("Timestamp", REFRESHED)
                .put("ETag", "W/\"x\"")
                .put("customerId", customer.tenantId())
                .put("displayName", displayName)
                .put("defaultDomainName", customer.defaultDomain())
                .put("initialDomainName", customer.initialDomain())
                .put("Excluded", excluded)
                .put("ExcludeUser", excluded ? "ada.admin@lighthouse-msp.example" : "")
                .put("ExcludeDate", excluded ? "2026-10-01" : "")
                .put("GraphErrorCount", error.isEmpty() ? 0 : 53)
                .put("LastGraphError", error)
                .put("RequiresRefresh", false)
                .put("LastRefresh", REFRESHED);
    }
}
