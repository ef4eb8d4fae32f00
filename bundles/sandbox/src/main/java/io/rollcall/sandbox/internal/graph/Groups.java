package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Group;
import io.rollcall.sandbox.internal.cloud.GroupBook;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.JsonBody;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /groups}, {@code /groups/{id}/transitiveMembers} and {@code /users/{id}/checkMemberGroups}. */
final class Groups {
    private static final String[] PERMISSIONS = {"GroupMember.Read.All", "Directory.Read.All"};
    private static final int IDS_AT_MOST = 20;
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 999;

    private final Cloud cloud;
    private final Positions positions;
    private final Gate gate;

    Groups(Cloud cloud, Supplier<Tokens> tokens, Gate gate) {
        this.cloud = cloud;
        this.positions = new Positions(tokens);
        this.gate = gate;
    }

    Reply list(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Options options = Options.of(request, "$select");
        ObjectNode body =
                Json.object().put("@odata.context", request.base() + request.prefix() + "/v1.0/$metadata#groups");
        ArrayNode rows = body.putArray("value");
        groups(tenant)
                .forEach(group -> rows.add(options.selected(
                        Json.object().put("id", group.id()).put("displayName", group.displayName()), "group")));
        return Reply.json(200, body);
    }

    /** Users, groups and devices, each once, however deep they are. */
    Reply members(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Options options = Options.of(request, "$select", "$top", "$skiptoken");
        Set<Property> selected = options.select();
        List<Group.Item> all = GroupBook.find(cloud.world(), tenant, path.get(0))
                .orElseThrow(() -> GraphRefusal.noResource(path.get(0)))
                .transitiveMembers();
        int from = Math.min(positions.from(options, request, tenant), all.size());
        int to = Math.min(from + options.top(USUAL_PAGE, LARGEST_PAGE), all.size());
        return JsonBody.reply(out -> {
            out.writeStartObject();
            out.writeStringField(
                    "@odata.context",
                    request.base() + request.prefix() + "/v1.0/$metadata#Collection(microsoft.graph.directoryObject)");
            if (to < all.size()) {
                out.writeStringField("@odata.nextLink", positions.nextLink(request, tenant, to));
            }
            out.writeArrayFieldStart("value");
            for (Group.Item item : all.subList(from, to)) {
                writeRow(out, item, selected);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void writeRow(JsonGenerator out, Group.Item item, Set<Property> selected) throws IOException {
        out.writeStartObject();
        MemberRows.write(out, item, selected);
        out.writeEndObject();
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
        List<String> holding = groups(tenant).stream()
                .filter(group -> group.users().contains(account.id()))
                .map(Group::id)
                .toList();
        asked.forEach(id -> {
            if (holding.contains(id.asText())) {
                in.add(id.asText());
            }
        });
        return Reply.json(200, body);
    }

    private List<Group> groups(Customer tenant) {
        return GroupBook.of(cloud.world(), tenant);
    }
}
