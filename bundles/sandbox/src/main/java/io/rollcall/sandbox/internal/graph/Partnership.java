package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Relationship;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an MSP sees of its customers: relationships, contracts, and names by tenant id. */
final class Partnership {
    private static final int RELATIONSHIPS_AT_MOST = 300;
    private static final Pattern STATUS = Pattern.compile("status eq '(\\w+)'");
    private static final Pattern CUSTOMER = Pattern.compile("customer/tenantId eq '([0-9a-f-]+)'");

    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final Gate gate;

    Partnership(Cloud cloud, Supplier<Tokens> tokens, Gate gate) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.gate = gate;
    }

    Reply relationships(Request request, List<String> path) {
        gate.enterAsPartner(request, "DelegatedAdminRelationship.Read.All");
        Options options = Options.of(request, "$top", "$skiptoken", "$filter", "$select");
        List<Relationship> all = cloud.world().customers().stream()
                .flatMap(c -> Relationship.of(
                        c, cloud.world().scenario(), tokens.get().now())
                        .stream())
                .filter(r -> wanted(options, r))
                .toList();
        return page(
                request,
                options,
                all,
                "tenantRelationships/$metadata#delegatedAdminRelationships",
                r -> options.selected(row(r), "delegatedAdminRelationship"));
    }

    private static boolean wanted(Options options, Relationship relationship) {
        String filter = options.get("$filter").orElse("").strip();
        Matcher status = STATUS.matcher(filter);
        Matcher customer = CUSTOMER.matcher(filter);
        if (filter.isEmpty()) {
            return true;
        }
        if (status.matches()) {
            return relationship.status().equals(status.group(1));
        }
        if (customer.matches()) {
            return relationship.customer().tenantId().equals(customer.group(1));
        }
        throw GraphRefusal.of(400, "BadRequest", "Invalid filter clause: '" + filter + "'.");
    }

    Reply contracts(Request request, List<String> path) {
        gate.enterAsPartner(request, "Directory.Read.All");
        Options options = Options.of(request, "$top", "$skiptoken", "$select");
        return page(
                request,
                options,
                cloud.world().customers(),
                "$metadata#contracts",
                c -> options.selected(contract(c), "contract"));
    }

    Reply tenantInformation(Request request, List<String> path) {
        gate.enterAsPartner(request, "CrossTenantInformation.ReadBasic.All");
        Customer customer = cloud.world().tenant(path.get(0)).orElseThrow(() -> GraphRefusal.noResource(path.get(0)));
        ObjectNode body = Json.object()
                .put(
                        "@odata.context",
                        request.base() + request.prefix() + "/v1.0/$metadata#microsoft.graph.tenantInformation");
        body.put("tenantId", customer.tenantId()).putNull("federationBrandName");
        return Reply.json(
                200,
                body.put("displayName", customer.displayName()).put("defaultDomainName", customer.defaultDomain()));
    }

    private <T> Reply page(Request request, Options options, List<T> all, String context, Function<T, ObjectNode> row) {
        int from = Math.min(
                all.size(), options.get("$skiptoken").map(this::position).orElse(0));
        int size = options.top(100, RELATIONSHIPS_AT_MOST);
        int to = Math.min(from + size, all.size());
        ObjectNode body = Json.object().put("@odata.context", request.base() + request.prefix() + "/v1.0/" + context);
        if (to < all.size()) {
            String position = tokens.get().position(Json.object().put("from", to));
            body.put("@odata.nextLink", Options.nextLink(request, position));
        }
        ArrayNode rows = body.putArray("value");
        all.subList(from, to).forEach(item -> rows.add(row.apply(item)));
        return Reply.json(200, body);
    }

    private int position(String token) {
        return tokens.get()
                .readPosition(token)
                .map(p -> p.path("from").asInt())
                .orElseThrow(() -> GraphRefusal.badRequest("Badly formed token."));
    }

    private static ObjectNode row(Relationship r) {
        ObjectNode row = Json.object()
                .put("@odata.type", "#microsoft.graph.delegatedAdminRelationship")
                .put("@odata.etag", "W/\"" + r.id().substring(0, 8) + "\"")
                .put("id", r.id())
                .put("displayName", r.displayName())
                .put("duration", "P730D");
        row.putObject("customer")
                .put("tenantId", r.customer().tenantId())
                .put("displayName", r.customer().displayName());
        r.roles().forEach(role -> row.withObject("/accessDetails")
                .withArray("/unifiedRoles")
                .addObject()
                .put("roleDefinitionId", role));
        row.put("status", r.status())
                .put("autoExtendDuration", r.autoExtend())
                .put("createdDateTime", r.created().toString());
        row.put("lastModifiedDateTime", r.created().toString());
        r.activated()
                .ifPresentOrElse(
                        t -> row.put("activatedDateTime", t.toString()), () -> row.putNull("activatedDateTime"));
        r.end().ifPresentOrElse(t -> row.put("endDateTime", t.toString()), () -> row.putNull("endDateTime"));
        return row;
    }

    private static ObjectNode contract(Customer c) {
        return Json.object()
                .putNull("deletedDateTime")
                .put("id", c.tenantId().replace('-', '0').substring(0, 32))
                .put("contractType", "ResellerPartner")
                .put("customerId", c.tenantId())
                .put("defaultDomainName", c.defaultDomain())
                .put("displayName", c.displayName());
    }
}
