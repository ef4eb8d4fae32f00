package io.rollcall.sandbox.internal.cipp;

import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.http.Api;
import io.rollcall.sandbox.internal.http.Fault;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.http.Route;
import io.rollcall.sandbox.internal.login.Access;
import io.rollcall.sandbox.internal.login.Tokens;
import java.util.List;
import java.util.function.Supplier;

/** A CIPP's API, below {@code /cipp}. */
public final class CippApi implements Api {
    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final TenantList tenants;
    private final GraphRequests graph;
    private final List<Route> routes;

    public CippApi(Cloud cloud, Supplier<Tokens> tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.tenants = new TenantList(cloud, tokens);
        this.graph = new GraphRequests(cloud, tokens);
        UserList users = new UserList(cloud);
        this.routes = List.of(
                get("ListTenants", tenants::list),
                get("ListGraphRequest", graph::list),
                get("ListUsers", users::users),
                get("ListDomains", users::domains),
                get("GetVersion", (request, path) -> version()));
    }

    private Route get(String endpoint, Route.Handler handler) {
        return Route.get("cipp." + endpoint, "/api/" + endpoint, (request, path) -> {
            try {
                return admitted(request) ? handler.answer(request, path) : Reply.text(401, "");
            } catch (CippRefusal refusal) {
                return refusal.reply();
            }
        });
    }

    private boolean admitted(Request request) {
        String audience = "api://" + cloud.world().msp().cippApp().clientId();
        return request.bearer()
                .flatMap(tokens.get()::readAccess)
                .filter(access -> isFor(access, audience))
                .isPresent();
    }

    private boolean isFor(Access access, String audience) {
        return access.audience().equals(audience) && !tokens.get().expired(access);
    }

    private static Reply version() {
        return Reply.json(
                200,
                Json.object()
                        .putNull("LocalCIPPVersion")
                        .put("RemoteCIPPVersion", "10.9.0")
                        .put("LocalCIPPAPIVersion", "10.8.2")
                        .put("RemoteCIPPAPIVersion", "10.8.2")
                        .put("OutOfDateCIPP", true)
                        .put("OutOfDateCIPPAPI", false));
    }

    @Override
    public String prefix() {
        return "/cipp";
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Reply unknown(Request request) {
        return Reply.text(404, "Endpoint not found");
    }

    @Override
    public String tenant(Request request) {
        return Parameters.of(request).tenantFilter();
    }

    @Override
    public Reply failure(Fault fault, Request request) {
        switch (fault.kind()) {
            case QUEUED:
                return Reply.json(200, graph.queued(Parameters.of(request)));
            case FAILED_ROWS:
                return request.path().endsWith("/ListTenants")
                        ? tenants.failed()
                        : graph.failedRows(Parameters.of(request));
            case FOREIGN_ROWS:
                return graph.partnersRows(request);
            default:
                int status = fault.status().orElse(503);
                return Reply.text(status, fault.code().orElseGet(() -> textOf(status)));
        }
    }

    private static String textOf(int status) {
        return switch (status) {
            case 400 -> "Graph Error: The sandbox was told to fail. - Endpoint: users";
            case 403 -> "Access to this CIPP API endpoint is not allowed, the required permission is missing.";
            case 404 -> "Endpoint not found";
            case 500 -> "Could not get token: AADSTS50020: User account does not exist in tenant.";
            case 503 -> "This feature has been disabled";
            default -> "";
        };
    }
}
