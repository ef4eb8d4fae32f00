package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.http.JsonBody;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Rows;
import io.rollcall.sandbox.internal.people.UserFilter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /users}, {@code /users/$count} and {@code /users/{id}}. */
final class Users {
    static final String[] PERMISSIONS = {"User.Read.All", "Directory.Read.All"};

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 999;

    private final Cloud cloud;
    private final Positions positions;
    private final Gate gate;

    Users(Cloud cloud, Supplier<Tokens> tokens, Gate gate) {
        this.cloud = cloud;
        this.positions = new Positions(tokens);
        this.gate = gate;
    }

    Reply list(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Options options = Options.of(request, "$select", "$top", "$filter", "$skiptoken", "$count");
        Set<Property> selected = options.select();
        int size = options.top(USUAL_PAGE, LARGEST_PAGE);
        boolean count = Boolean.parseBoolean(options.get("$count").orElse("false"));
        if (count && !eventual(request)) {
            throw GraphRefusal.badRequest(
                    "$count is not currently supported without the header ConsistencyLevel: eventual.");
        }
        List<Account> people = filtered(options, tenant);
        int from = Math.min(positions.from(options, request, tenant), people.size());
        List<Account> page = people.subList(from, Math.min(from + size, people.size()));
        return JsonBody.reply(out -> {
            out.writeStartObject();
            out.writeStringField("@odata.context", context(request, selected));
            if (count) {
                out.writeNumberField("@odata.count", people.size());
            }
            if (from + page.size() < people.size()) {
                out.writeStringField("@odata.nextLink", positions.nextLink(request, tenant, from + page.size()));
            }
            writeRows(out, page, selected);
            out.writeEndObject();
        });
    }

    Reply count(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Options options = Options.of(request, "$filter");
        if (!eventual(request)) {
            throw GraphRefusal.badRequest(
                    "$count is not currently supported without the header ConsistencyLevel: eventual.");
        }
        int people = filtered(options, tenant).size();
        return Reply.text(200, String.valueOf(people));
    }

    Reply one(Request request, List<String> path) {
        Customer tenant = gate.enter(request, PERMISSIONS);
        Options options = Options.of(request, "$select");
        Account account = cloud.world()
                .directory(tenant)
                .find(path.get(0))
                .orElseThrow(() -> GraphRefusal.noResource(path.get(0)));
        return JsonBody.reply(out -> {
            out.writeStartObject();
            out.writeStringField("@odata.context", context(request, options.select()) + "/$entity");
            Rows.write(out, account, options.select());
            out.writeEndObject();
        });
    }

    private List<Account> filtered(Options options, Customer tenant) {
        List<Account> present = cloud.world().directory(tenant).present();
        return options.get("$filter")
                .map(f -> UserFilter.parse(f).orElseThrow(Users::unsupported))
                .map(keep -> present.stream().filter(keep).toList())
                .orElse(present);
    }

    private static GraphRefusal unsupported() {
        return GraphRefusal.of(
                400,
                "Request_UnsupportedQuery",
                "Unsupported or invalid query filter clause specified for property of resource 'User'.");
    }

    static String context(Request request, Set<Property> selected) {
        String names = selected.stream().map(Property::graphName).collect(Collectors.joining(","));
        return request.base() + request.prefix() + "/v1.0/$metadata#users"
                + (selected == Property.DEFAULTS ? "" : "(" + names + ")");
    }

    private static void writeRows(JsonGenerator out, List<Account> page, Set<Property> selected) throws IOException {
        out.writeArrayFieldStart("value");
        for (Account account : page) {
            out.writeStartObject();
            Rows.write(out, account, selected);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static boolean eventual(Request request) {
        return request.header("ConsistencyLevel")
                .map("eventual"::equalsIgnoreCase)
                .orElse(false);
    }
}
