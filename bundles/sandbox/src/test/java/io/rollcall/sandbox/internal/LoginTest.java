package io.rollcall.sandbox.internal;

import static io.rollcall.sandbox.internal.Caller.encode;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.Test;

/** facts/graph.md, "Tokens" and the errors of the token endpoint. */
public class LoginTest extends SandboxTestBase {
    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE =
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private final MovableClock clock = new MovableClock();

    @Override
    SandboxOptions options() {
        return super.options().withClock(clock);
    }

    private String admin() {
        return caller.msp().path("admin").asText();
    }

    private String authorize(String more) {
        return "/login/organizations/oauth2/v2.0/authorize?client_id="
                + caller.msp().path("app").path("clientId").asText() + "&response_type=code&redirect_uri="
                + encode(Caller.CALLBACK) + "&scope=openid&state=a%26b" + more;
    }

    @Test
    public void aPersonPicksAnAccountAndComesBackWithCodeAndState() {
        Caller.Answer page = caller.get(authorize(""));
        assertEquals(200, page.status());
        assertTrue(page.body().contains(admin()));
        Caller.Answer chosen = caller.get(authorize("&account=" + encode(admin())));
        assertEquals(302, chosen.status());
        Map<String, String> back = Caller.query(chosen.header("location"));
        assertEquals("a&b", back.get("state"));
        assertFalse(back.get("code").isEmpty());
    }

    @Test
    public void whoCancelsComesBackWithAccessDenied() {
        Map<String, String> back =
                Caller.query(caller.get(authorize("&error=access_denied")).header("location"));
        assertEquals("access_denied", back.get("error"));
        assertEquals("a&b", back.get("state"));
    }

    @Test
    public void aRedirectThatIsNotRegisteredIsShownAndNotFollowed() {
        Caller.Answer page = caller.get(authorize("").replace("localhost%3A8080", "attacker.example"));
        assertEquals(400, page.status());
        assertTrue(page.body().contains("AADSTS50011"));
    }

    @Test
    public void anUnknownApplicationIsRefusedAtSignIn() {
        Caller.Answer page = caller.get(authorize("").replaceAll("client_id=[^&]+", "client_id=nobody"));
        assertTrue(page.body().contains("AADSTS700016"));
    }

    @Test
    public void theIdTokenIsSignedWithThePublishedKeyAndSaysWhoSignedIn() throws Exception {
        JsonNode answer = caller.redeemCode(caller.codeFor(admin(), CHALLENGE), "&code_verifier=" + VERIFIER)
                .json();
        String[] parts = answer.path("id_token").asText().split("\\.");
        JsonNode claims = claims(parts[1]);
        String partner = caller.msp().path("partnerTenantId").asText();
        assertEquals(
                sandbox.baseUri() + "/login/" + partner + "/v2.0",
                claims.path("iss").asText());
        assertEquals(
                caller.msp().path("app").path("clientId").asText(),
                claims.path("aud").asText());
        assertEquals(partner, claims.path("tid").asText());
        assertEquals("n1", claims.path("nonce").asText());
        assertEquals(admin(), claims.path("preferred_username").asText());
        assertEquals(
                claims.path("oid"), claims(answer.path("client_info").asText()).path("uid"));
        assertTrue(signatureHolds(parts));
    }

    private boolean signatureHolds(String[] parts) throws Exception {
        JsonNode configuration = caller.get("/login/organizations/v2.0/.well-known/openid-configuration")
                .json();
        JsonNode key = caller.get(configuration.path("jwks_uri").asText())
                .json()
                .path("keys")
                .path(0);
        RSAPublicKeySpec spec = new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
    }

    private static JsonNode claims(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    @Test
    public void aCodeIsGoodOnce() {
        String code = caller.codeFor(admin(), "");
        assertEquals(200, caller.redeemCode(code, "").status());
        assertRefused(caller.redeemCode(code, ""), 400, "invalid_grant", 54005);
    }

    @Test
    public void aCodeIsGoodForTenMinutes() {
        String code = caller.codeFor(admin(), "");
        clock.forward(Duration.ofMinutes(11));
        assertRefused(caller.redeemCode(code, ""), 400, "invalid_grant", 70008);
    }

    @Test
    public void aWrongVerifierSpendsTheCode() {
        String code = caller.codeFor(admin(), CHALLENGE);
        assertRefused(caller.redeemCode(code, "&code_verifier=guessed"), 400, "invalid_grant", 501481);
        assertRefused(caller.redeemCode(code, "&code_verifier=" + VERIFIER), 400, "invalid_grant", 54005);
    }

    @Test
    public void aCodeIsBoundToItsRedirectUri() {
        String code = caller.codeFor(admin(), "");
        Caller.Answer answer = caller.token(
                "organizations",
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + encode("http://localhost/other"));
        assertRefused(answer, 400, "invalid_grant", 500112);
    }

    @Test
    public void refreshTokensRotateAndOldOnesStayGood() {
        String first = caller.signIn(admin()).path("refresh_token").asText();
        String second = caller.refresh("organizations", first)
                .json()
                .path("refresh_token")
                .asText();
        assertNotEquals(first, second);
        assertEquals(200, caller.refresh("organizations", first).status());
        assertEquals(200, caller.refresh("organizations", second).status());
    }

    @Test
    public void aRefreshTokenLivesNinetyDays() {
        String token = caller.signIn(admin()).path("refresh_token").asText();
        clock.forward(Duration.ofDays(91));
        Caller.Answer answer = caller.refresh("organizations", token);
        assertRefused(answer, 400, "invalid_grant", 700082);
        assertEquals("bad_token", answer.json().path("suberror").asText());
    }

    @Test
    public void eachCustomerIsRefusedForItsOwnReason() {
        String token = caller.signIn(admin()).path("refresh_token").asText();
        Caller.Answer unconsented = caller.refresh(caller.tenantId("unconsented"), token);
        assertRefused(unconsented, 400, "invalid_grant", 65001);
        assertEquals("consent_required", unconsented.json().path("suberror").asText());
        assertRefused(caller.refresh(caller.tenantId("no_gdap"), token), 400, "invalid_grant", 50020);
        assertRefused(caller.refresh("00000000-0000-4000-8000-00000000dead", token), 400, "invalid_request", 90002);
        assertEquals(200, caller.refresh(caller.tenantId("expiring"), token).status());
        assertEquals(
                200,
                caller.refresh(caller.tenantId("termination_requested"), token).status());
    }

    @Test
    public void whoIsInNoGdapGroupGetsNoCustomer() {
        String token = caller.signIn("nora.newhire@lighthouse-msp.example")
                .path("refresh_token")
                .asText();
        assertEquals(200, caller.refresh("organizations", token).status());
        assertRefused(caller.refresh(caller.tenantId("ordinary"), token), 400, "invalid_grant", 50020);
    }

    @Test
    public void anotherMspSignsInWithItsOwnTenantAndGetsNoneOfOurCustomers() throws Exception {
        JsonNode answer = caller.signIn("otto.owner@other-msp.example");
        String tenant = claims(answer.path("id_token").asText().split("\\.")[1])
                .path("tid")
                .asText();
        assertNotEquals(caller.msp().path("partnerTenantId").asText(), tenant);
        assertRefused(
                caller.refresh(
                        caller.tenantId("ordinary"),
                        answer.path("refresh_token").asText()),
                400,
                "invalid_grant",
                50020);
    }

    @Test
    public void adminConsentOpensACustomer() {
        String tenant = caller.tenantId("unconsented");
        String link = "/login/" + tenant + "/v2.0/adminconsent?client_id="
                + caller.msp().path("app").path("clientId").asText() + "&scope="
                + encode("https://graph.microsoft.com/.default") + "&redirect_uri=" + encode(Caller.CALLBACK)
                + "&state=c1";
        assertTrue(caller.get(link).body().contains("Accept"));
        Map<String, String> back =
                Caller.query(caller.get(link + "&account=admin").header("location"));
        assertEquals("True", back.get("admin_consent"));
        assertEquals(tenant, back.get("tenant"));
        String token = caller.signIn(admin()).path("refresh_token").asText();
        assertEquals(200, caller.refresh(tenant, token).status());
    }

    @Test
    public void wrongCredentialsOfAnApplicationAreToldApart() {
        String form = "grant_type=client_credentials&client_id="
                + caller.msp().path("app").path("clientId").asText();
        assertRefused(
                caller.post("/login/organizations/oauth2/v2.0/token", form + "&client_secret=wrong"),
                401,
                "invalid_client",
                7000215);
        assertRefused(caller.post("/login/organizations/oauth2/v2.0/token", form), 401, "invalid_client", 7000218);
        assertRefused(
                caller.post("/login/organizations/oauth2/v2.0/token", "grant_type=refresh_token&client_id=x"),
                400,
                "unauthorized_client",
                700016);
        assertRefused(caller.token("organizations", "grant_type=password"), 400, "unsupported_grant_type", 70003);
    }

    @Test
    public void theTokenEndpointFailsAsToldInMicrosoftsWords() {
        caller.fault("{\"where\":\"login.token\",\"aadsts\":53003,\"times\":1}");
        Caller.Answer blocked = caller.token("organizations", "grant_type=refresh_token");
        assertRefused(blocked, 400, "interaction_required", 53003);
        assertTrue(blocked.json().path("claims").asText().contains("capolids"));
        caller.fault("{\"where\":\"login.token\",\"status\":429,\"retryAfter\":2,\"times\":1}");
        Caller.Answer throttled = caller.token("organizations", "grant_type=refresh_token");
        assertEquals(429, throttled.status());
        assertEquals("2", throttled.header("retry-after"));
    }

    @Test
    public void instanceDiscoveryKnowsTheGlobalCloud() {
        JsonNode answer = caller.get("/login/common/discovery/instance?api-version=1.1&authorization_endpoint=x")
                .json();
        assertTrue(answer.path("metadata").path(0).path("aliases").toString().contains("login.microsoftonline.com"));
    }

    private static void assertRefused(Caller.Answer answer, int status, String error, int number) {
        JsonNode body = answer.json();
        assertEquals(answer.body(), number, body.path("error_codes").path(0).asInt());
        assertEquals(status, answer.status());
        assertEquals(error, body.path("error").asText());
        assertTrue(body.path("error_description").asText().startsWith("AADSTS" + number + ": "));
        assertFalse(body.path("trace_id").asText().isEmpty());
        assertFalse(body.path("correlation_id").asText().isEmpty());
    }
}
