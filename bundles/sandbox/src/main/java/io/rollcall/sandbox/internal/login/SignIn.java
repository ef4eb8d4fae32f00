package io.rollcall.sandbox.internal.login;

import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Msp;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a browser sees: choosing an account, and granting consent. Scripts add {@code account=} to the same address. */
final class SignIn {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> ANY_TENANT = Set.of("organizations", "common");

    private final Cloud cloud;
    private final Codes codes;

    SignIn(Cloud cloud, Codes codes) {
        this.cloud = cloud;
        this.codes = codes;
    }

    Reply authorize(Request request, List<String> path) {
        Map<String, String> query = parameters(request);
        Optional<Refusal> refusal = check(query, path.get(0));
        if (refusal.isPresent()) {
            return page(400, "Sign in: error", "<p>" + refusal.get().sentence() + "</p>");
        }
        if (!query.containsKey("account") && !query.containsKey("error")) {
            return choose(request, path.get(0));
        }
        Optional<Msp.Operator> who = operators(path.get(0)).stream()
                .filter(o -> o.account().equalsIgnoreCase(query.get("account")))
                .findFirst();
        return Reply.redirect(query.get("redirect_uri") + "?"
                + who.map(o -> granted(o, query)).orElseGet(() -> denied(query)));
    }

    /** Admin consent of one customer's Global Administrator. */
    Reply consent(Request request, List<String> path) {
        Map<String, String> query = parameters(request);
        Optional<Customer> tenant = cloud.world().tenant(path.get(0));
        Optional<Refusal> refusal = tenant.isEmpty() ? Optional.of(Refusal.UNKNOWN_TENANT) : checkApplication(query);
        if (refusal.isPresent()) {
            return page(400, "Consent: error", "<p>" + refusal.get().sentence() + "</p>");
        }
        if (query.containsKey("error")) {
            return Reply.redirect(query.get("redirect_uri") + "?" + denied(query) + "&admin_consent=True&tenant="
                    + tenant.get().tenantId());
        }
        if (!query.containsKey("account")) {
            String admin = "admin@" + tenant.get().initialDomain();
            return page(
                    200,
                    "Permissions requested",
                    "<p>Rollcall asks " + text(tenant.get().displayName()) + " to read its directory.</p>"
                            + link(request, "account=" + admin, "Accept as " + admin)
                            + link(request, "error=access_denied", "Cancel"));
        }
        cloud.consent(tenant.get().tenantId());
        return Reply.redirect(query.get("redirect_uri") + "?admin_consent=True&tenant="
                + tenant.get().tenantId() + "&scope=" + encoded(query.getOrDefault("scope", "")) + state(query));
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> all = request.query();
        if (request.method().equals("POST")) {
            all.putAll(request.form());
        }
        return all;
    }

    private Optional<Refusal> check(Map<String, String> query, String tenant) {
        if (!ANY_TENANT.contains(tenant) && operators(tenant).isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_TENANT);
        }
        if (!"code".equals(query.get("response_type")) || !query.containsKey("scope")) {
            return Optional.of(Refusal.PARAMETER_MISSING);
        }
        return checkApplication(query);
    }

    private Optional<Refusal> checkApplication(Map<String, String> query) {
        if (!cloud.world().msp().graphApp().clientId().equals(query.get("client_id"))) {
            return Optional.of(Refusal.UNKNOWN_APPLICATION);
        }
        return registered(query.getOrDefault("redirect_uri", ""))
                ? Optional.empty()
                : Optional.of(Refusal.REDIRECT_NOT_REGISTERED);
    }

    /** The sandbox's application has every loopback address registered, and nothing else. */
    private static boolean registered(String redirectUri) {
        try {
            String host = URI.create(redirectUri).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false; // not an address at all
        }
    }

    private List<Msp.Operator> operators(String tenant) {
        return cloud.world().msp().operators().stream()
                .filter(o -> ANY_TENANT.contains(tenant)
                        || o.tenantId().equals(tenant)
                        || o.account().endsWith("@" + tenant))
                .toList();
    }

    private String granted(Msp.Operator who, Map<String, String> query) {
        String code = codes.give(new Codes.Sign(
                who,
                query.get("client_id"),
                query.get("redirect_uri"),
                query.getOrDefault("code_challenge", ""),
                query.getOrDefault("nonce", ""),
                query.get("scope"),
                codes.now()));
        return "code=" + encoded(code) + state(query) + "&session_state=" + UUID.randomUUID();
    }

    private static String denied(Map<String, String> query) {
        return "error=access_denied&error_subcode=cancel&error_description="
                + encoded("AADSTS65004: User declined to consent to access the app.") + state(query);
    }

    private static String state(Map<String, String> query) {
        return query.containsKey("state") ? "&state=" + encoded(query.get("state")) : "";
    }

    private Reply choose(Request request, String tenant) {
        String accounts = operators(tenant).stream()
                .map(o -> link(request, "account=" + encoded(o.account()), o.name() + " (" + o.account() + ")"))
                .collect(Collectors.joining());
        return page(200, "Pick an account", accounts + link(request, "error=access_denied", "Cancel"));
    }

    private static String link(Request request, String more, String label) {
        String href = (request.url() + "&" + more).replace("&", "&amp;").replace("\"", "&quot;");
        return "<p><a href=\"" + href + "\">" + text(label) + "</a></p>";
    }

    private static Reply page(int status, String title, String content) {
        return Reply.html(
                status,
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                        + "</title></head><body><h1>" + title
                        + "</h1><p>Rollcall's sandbox: a simulated Microsoft sign-in.</p>" + content
                        + "</body></html>");
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String encoded(String raw) {
        return URLEncoder.encode(raw, StandardCharsets.UTF_8);
    }
}
