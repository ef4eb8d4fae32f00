package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Dice;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.people.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Two groups in every tenant: everybody, and about a third of them. */
final class Groups {
    private static final String[] PERMISSIONS = {"GroupMember.Read.All", "Directory.Read.All"};
    private static final int IDS_AT_MOST = 20;

    private final Cloud cloud;
    private final Gate gate;

    Groups(Cloud cloud, Gate gate) {
        this.cloud = cloud;
        this.gate = gate;
    }

    Reply list(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Options options = Options.of(request, "$select");
        ObjectNode body =
                Json.object().put("@odata.context", request.base() + request.prefix() + "/v1.0/$metadata#groups");
        body.putArray("value")
                .add(options.selected(group(everybody(tenant), "All people"), "group"))
                .add(options.selected(group(some(tenant), "PSA contacts"), "group"));
        return Reply.json(200, body);
    }

    private static ObjectNode group(String id, String name) {
        return Json.object().put("id", id).put("displayName", name);
    }

    Reply check(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Account account = cloud.world()
                .directory(tenant)
                .find(path.get(0))
                .orElseThrow(() -> GraphRefusal.noResource(path.get(0)));
        JsonNode asked = Json.parse(request.body().getBytes(StandardCharsets.UTF_8))
                .map(b -> b.path("groupIds"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> GraphRefusal.badRequest("The 'groupIds' parameter is required."));
        if (asked.size() > IDS_AT_MOST) {
            throw GraphRefusal.badRequest(
                    "Too many elements are in the 'groupIds' collection: at most " + IDS_AT_MOST + " are allowed.");
        }
        ObjectNode body = Json.object()
                .put("@odata.context", request.base() + request.prefix() + "/v1.0/$metadata#Collection(Edm.String)");
        ArrayNode in = body.putArray("value");
        asked.forEach(id -> {
            boolean member = id.asText().equals(everybody(tenant))
                    || id.asText().equals(some(tenant)) && account.id().charAt(0) < '5';
            if (member) {
                in.add(id.asText());
            }
        });
        return Reply.json(200, body);
    }

    private String everybody(Customer tenant) {
        return Dice.of(cloud.world().scenario().seed(), "group/all/" + tenant.tenantId())
                .guid();
    }

    private String some(Customer tenant) {
        return Dice.of(cloud.world().scenario().seed(), "group/some/" + tenant.tenantId())
                .guid();
    }
}
