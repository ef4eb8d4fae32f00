package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.http.Api;
import io.rollcall.sandbox.internal.http.Fault;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.http.Route;
import io.rollcall.sandbox.internal.login.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** graph.microsoft.com, version 1.0 only, below {@code /graph}. */
public final class GraphApi implements Api {
    private final Supplier<Tokens> tokens;
    private final Gate gate;
    private final List<Route> routes;

    public GraphApi(Cloud cloud, Supplier<Tokens> tokens) {
        this.tokens = tokens;
        this.gate = new Gate(cloud, tokens);
        Users users = new Users(cloud, tokens, gate);
        UserDelta delta = new UserDelta(cloud, tokens, gate);
        Partnership partnership = new Partnership(cloud, tokens, gate);
        Groups groups = new Groups(cloud, tokens, gate);
        this.routes = List.of(
                get("graph.users", "/users", users::list),
                get("graph.users.delta", "/users/(?:microsoft\\.graph\\.)?delta(?:\\(\\))?", delta::page),
                get("graph.users.count", "/users/\\$count", users::count),
                get("graph.user", "/users/([^/]+)", users::one),
                Route.post(
                        "graph.checkMemberGroups",
                        "/v1\\.0/users/([^/]+)/(?:microsoft\\.graph\\.)?checkMemberGroups",
                        guarded(groups::check)),
                get("graph.groups", "/groups", groups::list),
                get("graph.groups.transitiveMembers", "/groups/([^/]+)/transitiveMembers", groups::members),
                get("graph.organization", "/organization", this::organization),
                get(
                        "graph.relationships",
                        "/tenantRelationships/delegatedAdminRelationships",
                        partnership::relationships),
                get("graph.contracts", "/contracts", partnership::contracts),
                get(
                        "graph.tenantInformation",
                        "/tenantRelationships/(?:microsoft\\.graph\\.)?findTenantInformationByTenantId\\(tenantId='([^']+)'\\)",
                        partnership::tenantInformation));
    }

    private Route get(String name, String path, Route.Handler handler) {
        return Route.get(name, "/v1\\.0" + path, guarded(handler));
    }

    private Route.Handler guarded(Route.Handler handler) {
        return (request, arguments) -> {
            try {
                return handler.answer(request, arguments)
                        .with("request-id", UUID.randomUUID().toString());
            } catch (GraphRefusal refusal) {
                return refusal.reply(clientRequestId(request), now());
            } catch (UserDelta.Expired expired) {
                return UserDelta.Expired.reply(request, now());
            }
        };
    }

    private Reply organization(Request request, List<String> path) {
        Options options = Options.of(request, "$select");
        ObjectNode body =
                Json.object().put("@odata.context", request.base() + prefix() + "/v1.0/$metadata#organization");
        body.putArray("value").add(options.selected(Organization.of(gate.enter(request)), "organization"));
        return Reply.json(200, body);
    }

    @Override
    public String prefix() {
        return "/graph";
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Reply unknown(Request request) {
        String last = request.path().substring(request.path().lastIndexOf('/') + 1);
        return GraphRefusal.reply(
                404,
                "ResourceNotFound",
                "Resource not found for the segment '" + last + "'.",
                clientRequestId(request),
                now());
    }

    @Override
    public String tenant(Request request) {
        return gate.tenantId(request);
    }

    @Override
    public Reply failure(Fault fault, Request request) {
        switch (fault.kind()) {
            case DELTA_GONE:
                return UserDelta.Expired.reply(request, now());
            case DELTA_NOT_FOUND:
                return UserDelta.unknownToken().reply(clientRequestId(request), now());
            default:
                int status = fault.status().orElse(503);
                String code = fault.code().orElseGet(() -> codeOf(status));
                return GraphRefusal.reply(
                        status, code, "The sandbox was told to fail.", clientRequestId(request), now());
        }
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> "InvalidAuthenticationToken";
            case 403 -> "Authorization_RequestDenied";
            case 404 -> "Request_ResourceNotFound";
            case 429 -> "TooManyRequests";
            case 503 -> "serviceNotAvailable";
            case 504 -> "timeout";
            default -> "UnknownError";
        };
    }

    private static String clientRequestId(Request request) {
        return request.header("client-request-id").orElse("");
    }

    private Instant now() {
        return tokens.get().now();
    }
}
