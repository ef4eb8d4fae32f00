package io.rollcall.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Change;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Group;
import io.rollcall.sandbox.internal.cloud.GroupBook;
import io.rollcall.sandbox.internal.cloud.Scenario;
import io.rollcall.sandbox.internal.cloud.World;
import io.rollcall.sandbox.internal.http.Api;
import io.rollcall.sandbox.internal.http.Fault;
import io.rollcall.sandbox.internal.http.Faults;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.http.Route;
import io.rollcall.sandbox.internal.http.Traffic;
import io.rollcall.sandbox.internal.people.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What only testers see, below {@code /control}: the truth, changes, faults and counters. */
public final class ControlApi implements Api {
    private final Cloud cloud;
    private final Faults faults;
    private final Traffic traffic;
    private final List<Route> routes;

    public ControlApi(Cloud cloud, Faults faults, Traffic traffic) {
        this.cloud = cloud;
        this.faults = faults;
        this.traffic = traffic;
        this.routes = List.of(
                Route.get(
                        "control.msp",
                        "/msp",
                        (r, a) -> Reply.json(200, new MspReport(cloud.world()).report(r.base()))),
                Route.get("control.truth", "/truth", this::truth),
                Route.get("control.groups", "/groups", this::groups),
                Route.post("control.changes", "/changes/([a-z-]+)", this::change),
                Route.post("control.reset", "/reset", this::reset),
                Route.post("control.faults", "/faults", this::addFault),
                Route.delete("control.faults", "/faults", this::clearFaults),
                Route.get("control.requests", "/requests", (r, a) -> Reply.json(200, traffic.report())),
                Route.delete("control.requests", "/requests", this::clearRequests));
    }

    @Override
    public String prefix() {
        return "/control";
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Reply unknown(Request request) {
        return problem(404, "The sandbox has no such control route; see bundles/sandbox/README.md.");
    }

    @Override
    public String tenant(Request request) {
        return "";
    }

    @Override
    public Reply failure(Fault fault, Request request) {
        throw new IllegalStateException("control routes do not fail on demand");
    }

    private Reply truth(Request request, List<String> path) {
        World world = cloud.world();
        Map<String, String> query = request.query();
        String connection = query.getOrDefault("connection", "direct");
        String phase = query.getOrDefault("phase", String.valueOf(world.phase()));
        boolean known = connection.equals("direct") || connection.equals("cipp");
        if (!known || !phase.matches("\\d{1,6}") || Integer.parseInt(phase) > world.phase()) {
            return problem(400, "connection is direct or cipp, phase 0 to " + world.phase() + ".");
        }
        return Reply.json(200, new Truth(world, connection.equals("cipp"), Integer.parseInt(phase)).report());
    }

    private Reply groups(Request request, List<String> path) {
        return cloud.world()
                .tenant(request.query().getOrDefault("tenant", ""))
                .map(tenant -> Reply.json(200, groups(tenant)))
                .orElseGet(() -> problem(400, "tenant is the id of a tenant."));
    }

    private ArrayNode groups(Customer tenant) {
        ArrayNode rows = Json.array();
        for (Group group : GroupBook.of(cloud.world(), tenant)) {
            ObjectNode row = rows.addObject().put("id", group.id()).put("displayName", group.displayName());
            row.put("ownUsers", group.people().size());
            ArrayNode inside = row.putArray("inside");
            group.inside().forEach(nested -> inside.add(nested.id()));
            ArrayNode users = row.putArray("users");
            group.users().forEach(users::add);
        }
        return rows;
    }

    private Reply change(Request request, List<String> path) {
        return cloud.change(path.get(0))
                .map(changes -> Reply.json(200, changeReport(path.get(0), changes)))
                .orElseGet(() -> problem(404, "No batch of changes is called " + path.get(0) + "."));
    }

    private ObjectNode changeReport(String batch, List<Change> changes) {
        ObjectNode report =
                Json.object().put("batch", batch).put("phase", cloud.world().phase());
        Map<String, Integer> kinds = new TreeMap<>();
        changes.forEach(c -> kinds.merge(c.kind().code(), 1, Integer::sum));
        report.set("kinds", Json.MAPPER.valueToTree(kinds));
        ArrayNode rows = report.putArray("changes");
        changes.forEach(c -> rows.add(changeRow(c)));
        return report;
    }

    private static ObjectNode changeRow(Change change) {
        ObjectNode row = Json.object()
                .put("kind", change.kind().code())
                .put("effect", change.effect().name().toLowerCase(Locale.ROOT))
                .put("tenantId", change.tenantId())
                .put("objectId", change.account().id())
                .put("displayName", change.account().text(Property.DISPLAY_NAME))
                .put("userPrincipalName", change.account().signInName())
                .put("expected", change.standing().bucket().code());
        ArrayNode properties = row.putArray("properties");
        change.touched().forEach(p -> properties.add(p.graphName()));
        return row;
    }

    private Reply reset(Request request, List<String> path) {
        Optional<ObjectNode> wish = request.body().isBlank() ? Optional.of(Json.object()) : body(request);
        return wish.map(this::reset).orElseGet(() -> problem(400, "The body is no JSON object."));
    }

    private Reply reset(ObjectNode wish) {
        Scenario now = cloud.world().scenario();
        try {
            cloud.reset(new Scenario(
                    wish.path("seed").asLong(now.seed()),
                    wish.path("customers").asInt(now.customers()),
                    wish.path("users").asInt(now.users()),
                    wish.path("plain").asBoolean(now.plain()),
                    wish.path("latencyMillis").asInt(now.latencyMillis())));
        } catch (IllegalArgumentException e) {
            return problem(400, e.getMessage());
        }
        faults.clear();
        traffic.clear();
        return Reply.json(200, Json.MAPPER.valueToTree(cloud.world().scenario()));
    }

    private Reply addFault(Request request, List<String> path) {
        try {
            Fault fault = Fault.parse(
                    body(request).orElseThrow(() -> new IllegalArgumentException("The body is no JSON object.")));
            faults.add(fault);
            return Reply.json(
                    200,
                    Json.object()
                            .put("armed", fault.where())
                            .put("kind", fault.kind().name()));
        } catch (IllegalArgumentException e) {
            return problem(400, e.getMessage());
        }
    }

    private Reply clearFaults(Request request, List<String> path) {
        faults.clear();
        return Reply.json(200, Json.object());
    }

    private Reply clearRequests(Request request, List<String> path) {
        traffic.clear();
        return Reply.json(200, Json.object());
    }

    private static Optional<ObjectNode> body(Request request) {
        return Json.parse(request.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Reply problem(int status, String sentence) {
        return Reply.json(status, Json.object().put("error", sentence));
    }
}
