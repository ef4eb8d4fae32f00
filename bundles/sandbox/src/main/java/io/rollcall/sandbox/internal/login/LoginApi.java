package io.rollcall.sandbox.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.http.Api;
import io.rollcall.sandbox.internal.http.Fault;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.http.Route;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** login.microsoftonline.com, below {@code /login}. */
public final class LoginApi implements Api {
    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final List<Route> routes;

    public LoginApi(Cloud cloud, Supplier<Tokens> tokens, Clock clock) {
        this.cloud = cloud;
        this.tokens = tokens;
        Codes codes = new Codes(clock);
        SignIn signIn = new SignIn(cloud, codes);
        TokenEndpoint endpoint = new TokenEndpoint(cloud, tokens, codes);
        this.routes = List.of(
                Route.post("login.token", "/([^/]+)/oauth2/v2\\.0/token", endpoint::token),
                Route.get("login.authorize", "/([^/]+)/oauth2/v2\\.0/authorize", signIn::authorize),
                Route.post("login.authorize", "/([^/]+)/oauth2/v2\\.0/authorize", signIn::authorize),
                Route.get("login.adminconsent", "/([^/]+)/v2\\.0/adminconsent", signIn::consent),
                Route.get(
                        "login.configuration",
                        "/([^/]+)/v2\\.0/\\.well-known/openid-configuration",
                        this::configuration),
                Route.get(
                        "login.keys",
                        "/([^/]+)/discovery/v2\\.0/keys",
                        (r, a) -> Reply.json(200, tokens.get().keySet())),
                Route.get("login.instance", "/common/discovery/instance", this::instance));
    }

    @Override
    public String prefix() {
        return "/login";
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Reply unknown(Request request) {
        return Reply.html(
                404, "<!DOCTYPE html><html><head><title>404</title></head><body>Page not found</body></html>");
    }

    @Override
    public String tenant(Request request) {
        String[] segments = request.path().split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }

    @Override
    public Reply failure(Fault fault, Request request) {
        int wanted = fault.status().orElse(503);
        Refusal refusal = fault.aadsts()
                .flatMap(Refusal::numbered)
                .orElse(wanted == 429 ? Refusal.THROTTLED : Refusal.UNAVAILABLE);
        Reply reply = refusal.reply(tokens.get().now());
        return fault.status()
                .map(s -> new Reply(s, reply.headers(), reply.body(), reply.delivery()))
                .orElse(reply);
    }

    private Reply configuration(Request request, List<String> path) {
        String tenant = path.get(0);
        boolean any = tenant.equals("organizations") || tenant.equals("common");
        boolean known = any || cloud.world().tenant(tenant).isPresent() || isOperatorsHome(tenant);
        if (!known) {
            return Refusal.UNKNOWN_TENANT.reply(tokens.get().now());
        }
        String login = request.base() + prefix();
        String id = any
                ? "{tenantid}"
                : cloud.world().tenant(tenant).map(c -> c.tenantId()).orElse(tenant);
        return Reply.json(
                200,
                Json.object()
                        .put("issuer", login + "/" + id + "/v2.0")
                        .put("authorization_endpoint", login + "/" + tenant + "/oauth2/v2.0/authorize")
                        .put("token_endpoint", login + "/" + tenant + "/oauth2/v2.0/token")
                        .put("jwks_uri", login + "/" + tenant + "/discovery/v2.0/keys"));
    }

    private boolean isOperatorsHome(String tenant) {
        return cloud.world().msp().operators().stream()
                .anyMatch(o -> o.tenantId().equals(tenant));
    }

    private Reply instance(Request request, List<String> path) {
        ObjectNode body = Json.object()
                .put(
                        "tenant_discovery_endpoint",
                        request.base() + prefix() + "/common/v2.0/.well-known/openid-configuration")
                .put("api-version", "1.1");
        ObjectNode global = body.putArray("metadata").addObject();
        global.put("preferred_network", "login.microsoftonline.com").put("preferred_cache", "login.windows.net");
        global.putArray("aliases")
                .add("login.microsoftonline.com")
                .add("login.windows.net")
                .add("login.microsoft.com")
                .add("sts.windows.net");
        return Reply.json(200, body);
    }
}
