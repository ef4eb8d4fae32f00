package io.rollcall.sandbox.internal.cipp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Group;
import io.rollcall.sandbox.internal.cloud.GroupBook;
import io.rollcall.sandbox.internal.graph.MemberRows;
import io.rollcall.sandbox.internal.graph.Organization;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.JsonBody;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Rows;
import io.rollcall.sandbox.internal.people.UserFilter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ListGraphRequest for users, groups and organization: a Graph call that CIPP makes and wraps. */
final class GraphRequests {
    private static final String SKIP_TOKEN = "$skiptoken=";
    private static final Pattern MEMBERS = Pattern.compile("groups/([^/]+)/transitiveMembers");

    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final Readable readable;

    GraphRequests(Cloud cloud, Supplier<Tokens> tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.readable = new Readable(cloud);
    }

    /** Writes the fields of a row into an object that is already open. */
    private interface RowWriter<T> {
        void write(JsonGenerator out, T row, Set<Property> selected) throws IOException;
    }

    /** One page: what was selected, how many rows, and from where. */
    private record Window(Set<Property> selected, String select, int size, int from) {}

    Reply list(Request request, List<String> path) {
        Parameters parameters = Parameters.of(request);
        if (parameters.tenantFilter().equalsIgnoreCase("AllTenants")) {
            return Reply.json(200, queued(parameters));
        }
        return list(parameters, readable.tenant(parameters.tenantFilter()));
    }

    private Reply list(Parameters parameters, Customer tenant) {
        String endpoint = parameters.get("Endpoint");
        readable.tokenError(tenant).ifPresent(why -> {
            throw CippRefusal.graphError("Could not get token: " + why, endpoint);
        });
        String asked = parameters.tenantFilter().isEmpty() ? tenant.tenantId() : parameters.tenantFilter();
        switch (endpoint) {
            case "users":
                return users(parameters, tenant, asked);
            case "organization":
                ObjectNode body = Json.object();
                body.putArray("Results")
                        .add(Organization.of(tenant).put("Tenant", asked).put("CippStatus", "Good"));
                return Reply.json(200, body.set("Metadata", metadata(parameters)));
            case "groups":
                return page(parameters, tenant, asked, groups(parameters, tenant), MemberRows::write);
            default:
                return page(parameters, tenant, asked, members(endpoint, tenant), MemberRows::write);
        }
    }

    private Reply users(Parameters parameters, Customer tenant, String asked) {
        return page(parameters, tenant, asked, filtered(parameters, tenant), Rows::write);
    }

    /** By id only: {@code id in ('…')}. */
    private List<Group.Item> groups(Parameters parameters, Customer tenant) {
        String filter = parameters.get("$filter");
        return GroupBook.of(cloud.world(), tenant).stream()
                .filter(group -> filter.isEmpty() || filter.contains("'" + group.id() + "'"))
                .map(Group::asItem)
                .toList();
    }

    private List<Group.Item> members(String endpoint, Customer tenant) {
        Matcher group = MEMBERS.matcher(endpoint);
        if (!group.matches()) {
            throw CippRefusal.graphError("Resource not found for the segment '" + endpoint + "'.", endpoint);
        }
        return GroupBook.find(cloud.world(), tenant, group.group(1))
                .orElseThrow(() -> CippRefusal.graphError(
                        "Resource '" + group.group(1)
                                + "' does not exist or one of its queried reference-property objects are not present.",
                        endpoint))
                .transitiveMembers();
    }

    private <T> Reply page(Parameters parameters, Customer tenant, String asked, List<T> rows, RowWriter<T> writer) {
        Window window = window(parameters, tenant);
        int from = Math.min(window.from(), rows.size());
        boolean paged = parameters.flag("manualPagination");
        int to = paged ? Math.min(from + window.size(), rows.size()) : rows.size();
        ObjectNode metadata = metadata(parameters);
        if (to < rows.size()) {
            metadata.put("nextLink", nextLink(tenant, window, parameters.get("Endpoint"), to));
        }
        return JsonBody.reply(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("Results");
            for (T row : rows.subList(from, to)) {
                out.writeStartObject();
                writer.write(out, row, window.selected());
                out.writeStringField("Tenant", asked);
                out.writeStringField("CippStatus", "Good");
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeObjectField("Metadata", metadata);
            out.writeEndObject();
        });
    }

    private List<Account> filtered(Parameters parameters, Customer tenant) {
        List<Account> present = cloud.world().directory(tenant).present();
        String filter = parameters.get("$filter");
        if (filter.isEmpty()) {
            return present;
        }
        return UserFilter.parse(filter)
                .map(keep -> present.stream().filter(keep).toList())
                .orElseThrow(
                        () -> CippRefusal.graphError("Unsupported or invalid query filter clause specified.", "users"));
    }

    private Window window(Parameters parameters, Customer tenant) {
        String link = parameters.get("nextLink");
        if (link.isEmpty()) {
            String select = parameters.get("$select");
            return new Window(selected(select), select, top(parameters.get("$top")), 0);
        }
        int at = link.indexOf(SKIP_TOKEN);
        ObjectNode position = Optional.of(at)
                .filter(i -> i >= 0)
                .flatMap(i -> tokens.get().readPosition(link.substring(i + SKIP_TOKEN.length())))
                .filter(p -> p.path("t").asText().equals(tenant.tenantId()))
                .orElseThrow(() -> CippRefusal.graphError("The specified page token value has expired.", "users"));
        String select = position.path("select").asText();
        return new Window(
                selected(select),
                select,
                position.path("size").asInt(),
                position.path("from").asInt());
    }

    private String nextLink(Customer tenant, Window window, String endpoint, int to) {
        ObjectNode position = Json.object()
                .put("t", tenant.tenantId())
                .put("select", window.select())
                .put("size", window.size())
                .put("from", to);
        return "https://graph.microsoft.com/beta/" + endpoint + "?" + SKIP_TOKEN
                + tokens.get().position(position);
    }

    private static int top(String text) {
        if (text.isEmpty()) {
            return 100;
        }
        int top = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (top < 1 || top > 999) {
            throw CippRefusal.graphError(
                    "Invalid page size specified: '" + text + "'. Must be between 1 and 999 inclusive.", "users");
        }
        return top;
    }

    /** CIPP reads Graph's beta, which sends everything when nothing is selected. */
    private static Set<Property> selected(String select) {
        if (select.isEmpty()) {
            return Property.ALL;
        }
        Set<Property> selected = EnumSet.noneOf(Property.class);
        for (String name : select.split(",")) {
            selected.add(Property.named(name.strip())
                    .orElseThrow(() -> CippRefusal.graphError(
                            "Could not find a property named '" + name.strip() + "' on type 'microsoft.graph.user'.",
                            "users")));
        }
        return selected;
    }

    private static ObjectNode metadata(Parameters parameters) {
        ObjectNode metadata = Json.object().put("Endpoint", parameters.get("Endpoint"));
        ObjectNode sent = metadata.putObject("Parameters");
        parameters.values().forEach((name, value) -> {
            if (name.startsWith("$")) {
                sent.put(name, value);
            }
        });
        metadata.putNull("CippLink")
                .put("TenantFilter", parameters.tenantFilter())
                .put("ManualPagination", parameters.flag("manualPagination"));
        metadata.putObject("GraphHeaders").putArray("request-id").add("00000000");
        return metadata;
    }

    /** The answer of a CIPP that went off to collect the rows. */
    ObjectNode queued(Parameters parameters) {
        ObjectNode body = Json.object();
        body.putArray("Results");
        return body.set(
                "Metadata",
                metadata(parameters)
                        .put("Queued", true)
                        .put("QueueMessage", "Loading data for all tenants. Please check back after the job completes")
                        .put("QueueId", "00000000-0000-4000-8000-000000000001"));
    }

    /** A row that says that CIPP could not reach the tenant, with status 200. */
    Reply failedRows(Parameters parameters) {
        ObjectNode body = Json.object();
        body.putArray("Results")
                .addObject()
                .put("Tenant", parameters.tenantFilter())
                .put("CippStatus", "Could not connect to tenant. The sandbox was told to fail.")
                .put("CippException", "{}");
        return Reply.json(200, body.set("Metadata", metadata(parameters)));
    }

    /** The MSP's own people, whatever was asked for. */
    Reply partnersRows(Request request) {
        Customer partner = cloud.world().msp().partner();
        return users(Parameters.of(request), partner, partner.tenantId());
    }
}
