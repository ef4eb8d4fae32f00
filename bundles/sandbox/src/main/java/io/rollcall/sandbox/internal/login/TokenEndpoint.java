package io.rollcall.sandbox.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Msp;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /{tenant}/oauth2/v2.0/token}: codes, refresh tokens and client credentials, each checked as Microsoft does. */
final class TokenEndpoint {
    static final String GRAPH = "https://graph.microsoft.com";

    private static final Set<String> OPENID = Set.of("openid", "profile", "email", "offline_access");
    private static final Set<String> GRAPH_SCOPES = Set.of(
            "DelegatedAdminRelationship.Read.All",
            "User.Read.All",
            "CrossTenantInformation.ReadBasic.All",
            "Directory.Read.All",
            "GroupMember.Read.All",
            "User.Read");

    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final Codes codes;

    TokenEndpoint(Cloud cloud, Supplier<Tokens> tokens, Codes codes) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.codes = codes;
    }

    /** Thrown inside this endpoint only: the way out of a check. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.sentence(), null, false, false);
            this.refusal = refusal;
        }
    }

    Reply token(Request request, List<String> path) {
        try {
            Map<String, String> form = request.form();
            String tenant = path.get(0);
            Msp.App app = application(request, form);
            return Reply.json(200, grant(request, form, tenant, app)).with("Cache-Control", "no-store");
        } catch (Refused e) {
            return e.refusal.reply(tokens.get().now());
        }
    }

    private ObjectNode grant(Request request, Map<String, String> form, String tenant, Msp.App app) {
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code":
                return byCode(request, form, tenant, app);
            case "refresh_token":
                return byRefreshToken(request, form, tenant, app);
            case "client_credentials":
                return byCredentials(form, tenant, app);
            case "":
                throw new Refused(Refusal.PARAMETER_MISSING);
            default:
                throw new Refused(Refusal.GRANT_UNSUPPORTED);
        }
    }

    private Msp.App application(Request request, Map<String, String> form) {
        Optional<String[]> basic = basic(request);
        String id = basic.map(b -> b[0]).orElse(form.getOrDefault("client_id", ""));
        String secret = basic.map(b -> b[1]).orElse(form.getOrDefault("client_secret", ""));
        Msp msp = cloud.world().msp();
        Msp.App app = List.of(msp.graphApp(), msp.cippApp()).stream()
                .filter(a -> a.clientId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.UNKNOWN_APPLICATION));
        if (form.containsKey("client_assertion")) {
            throw new Refused(Refusal.CERTIFICATE_MISMATCH);
        }
        if (secret.isEmpty()) {
            throw new Refused(Refusal.SECRET_MISSING);
        }
        if (!app.secret().equals(secret)) {
            throw new Refused(Refusal.WRONG_SECRET);
        }
        return app;
    }

    private static Optional<String[]> basic(Request request) {
        return request.header("Authorization")
                .filter(h -> h.startsWith("Basic "))
                .map(h -> new String(Base64.getDecoder().decode(h.substring(6).strip()), StandardCharsets.UTF_8)
                        .split(":", 2))
                .filter(parts -> parts.length == 2);
    }

    private ObjectNode byCode(Request request, Map<String, String> form, String tenant, Msp.App app) {
        Codes.Presented presented = codes.take(form.getOrDefault("code", ""));
        switch (presented.fate()) {
            case UNKNOWN:
                throw new Refused(Refusal.CODE_EXPIRED);
            case USED:
                throw new Refused(Refusal.CODE_USED);
            default:
        }
        Codes.Sign sign = presented.sign();
        if (!sign.clientId().equals(app.clientId()) || !sign.redirectUri().equals(form.get("redirect_uri"))) {
            throw new Refused(Refusal.REDIRECT_DIFFERS);
        }
        if (!sign.challenge().isEmpty() && !sign.challenge().equals(s256(form.getOrDefault("code_verifier", "")))) {
            throw new Refused(Refusal.VERIFIER_DIFFERS);
        }
        String scope = form.getOrDefault("scope", sign.scope());
        return signedIn(request, sign.who(), home(tenant, sign.who()), app, scope, sign.nonce());
    }

    private ObjectNode byRefreshToken(Request request, Map<String, String> form, String tenant, Msp.App app) {
        Tokens.Refresh refresh = tokens.get()
                .readRefresh(form.getOrDefault("refresh_token", ""))
                .filter(r -> r.clientId().equals(app.clientId()))
                .orElseThrow(() -> new Refused(Refusal.MALFORMED_GRANT));
        if (tokens.get().expired(refresh)) {
            throw new Refused(Refusal.REFRESH_TOKEN_EXPIRED);
        }
        Msp.Operator who = cloud.world().msp().operators().stream()
                .filter(o -> o.objectId().equals(refresh.objectId()))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.REFRESH_TOKEN_REVOKED));
        return signedIn(request, who, home(tenant, who), app, form.getOrDefault("scope", refresh.scope()), "");
    }

    /** The tenant that the token is for: one's own, or a customer's where a GDAP group lets this person in. */
    private String home(String tenant, Msp.Operator who) {
        if (tenant.equals("organizations") || tenant.equals("common") || tenant.equals(who.tenantId())) {
            return who.tenantId();
        }
        Customer customer = cloud.world().tenant(tenant).orElseThrow(() -> new Refused(Refusal.UNKNOWN_TENANT));
        if (customer.tenantId().equals(who.tenantId())) {
            return who.tenantId();
        }
        if (customer.partner()
                || !who.administers()
                || !who.tenantId().equals(cloud.world().msp().partner().tenantId())) {
            throw new Refused(Refusal.NOT_IN_TENANT);
        }
        switch (cloud.world().access(customer)) {
            case NONE:
                throw new Refused(Refusal.NOT_IN_TENANT);
            case UNCONSENTED:
                throw new Refused(Refusal.CONSENT_MISSING);
            default:
                return customer.tenantId();
        }
    }

    private ObjectNode signedIn(
            Request request, Msp.Operator who, String tenantId, Msp.App app, String scope, String nonce) {
        Set<String> granted = granted(scope);
        Set<String> asked = words(scope);
        ObjectNode body = bearer(granted, tokens.get().access(tenantId, GRAPH, granted));
        if (asked.contains("offline_access")
                || !"authorization_code".equals(request.form().get("grant_type"))) {
            body.put("refresh_token", tokens.get().refresh(who.objectId(), app.clientId(), scope));
        }
        if (asked.contains("openid")) {
            String issuer = request.base() + request.prefix() + "/" + tenantId + "/v2.0";
            body.put("id_token", tokens.get().id(who, tenantId, issuer, app.clientId(), nonce));
        }
        return body.put(
                "client_info",
                Jwt.encode(Json.object().put("uid", who.objectId()).put("utid", who.tenantId())));
    }

    /** CIPP's API accepts its own application only; nothing here has application permissions to Graph. */
    private ObjectNode byCredentials(Map<String, String> form, String tenant, Msp.App app) {
        Customer where = cloud.world().tenant(tenant).orElseThrow(() -> new Refused(Refusal.UNKNOWN_TENANT));
        Msp msp = cloud.world().msp();
        if (!where.partner() || !app.clientId().equals(msp.cippApp().clientId())) {
            throw new Refused(Refusal.UNKNOWN_APPLICATION);
        }
        String scope = form.getOrDefault("scope", "");
        if (!scope.endsWith("/.default") || scope.contains(" ")) {
            throw new Refused(Refusal.SCOPE_INVALID);
        }
        String audience = scope.substring(0, scope.length() - "/.default".length());
        if (!audience.equals("api://" + app.clientId())) {
            throw new Refused(Refusal.RESOURCE_UNKNOWN);
        }
        ObjectNode body = bearer(Set.of(), tokens.get().access(msp.partner().tenantId(), audience, Set.of()));
        body.remove("scope");
        return body;
    }

    private static ObjectNode bearer(Set<String> scopes, String accessToken) {
        long seconds = Tokens.ACCESS_LIFE.toSeconds();
        return Json.object()
                .put("token_type", "Bearer")
                .put("scope", scopes.stream().sorted().map(s -> GRAPH + "/" + s).collect(Collectors.joining(" ")))
                .put("expires_in", seconds)
                .put("ext_expires_in", seconds)
                .put("access_token", accessToken);
    }

    private static Set<String> granted(String scope) {
        Set<String> granted = words(scope).stream()
                .filter(s -> !OPENID.contains(s))
                .map(s -> s.startsWith(GRAPH + "/") ? s.substring(GRAPH.length() + 1) : s)
                .collect(Collectors.toCollection(TreeSet::new));
        if (granted.remove(".default")) {
            granted.addAll(GRAPH_SCOPES);
        }
        if (!GRAPH_SCOPES.containsAll(granted)) {
            throw new Refused(Refusal.SCOPE_UNKNOWN);
        }
        return granted;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
