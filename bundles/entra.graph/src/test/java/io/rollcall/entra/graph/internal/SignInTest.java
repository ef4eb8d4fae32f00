package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn.Challenge;
import io.rollcall.entra.domain.directory.PartnerSignIn.SignedIn;
import io.rollcall.entra.domain.directory.contract.SandboxCloud;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.sandbox.internal.Sandbox;
import io.rollcall.sandbox.internal.SandboxOptions;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.After;
import org.junit.Test;

/** The partner's sign-in, at the sandbox's login. */
public class SignInTest {
    private static final String ADA = "ada.admin@lighthouse-msp.example";
    private static final Challenge GOOD = SandboxSignIn.CHALLENGE;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final SandboxCloud cloud = new SandboxCloud(sandbox.baseUri(), "direct");
    private final MicrosoftApp app = SandboxSignIn.app(cloud.msp());
    private final GraphSignIn signIn =
            new GraphSignIn(SandboxGraph.endpoints(sandbox.baseUri().toString()), Clock.systemUTC());
    private final SandboxSignIn browser = new SandboxSignIn(signIn, app);

    @After
    public void close() {
        signIn.close();
        sandbox.close();
    }

    @Test
    public void a_sign_in_tells_partner_and_account() {
        SignedIn signedIn = browser.as(ADA);
        assertEquals(UUID.fromString(cloud.msp().path("partnerTenantId").asText()), signedIn.partnerTenantId());
        assertEquals(ADA, signedIn.account());
        assertTrue(signedIn.toString().contains("***"));
    }

    @Test
    public void the_browser_is_sent_to_organizations_with_pkce_and_without_secrets() {
        String url = signIn.authorizeUrl(app, GOOD).toString();
        assertTrue(url.startsWith(sandbox.baseUri() + "/login/organizations/oauth2/v2.0/authorize?"));
        assertTrue(url.contains("&code_challenge_method=S256&"));
        assertTrue(url.contains("&response_mode=query&"));
        assertTrue(url.contains("offline_access+openid+profile"));
        assertTrue(!url.contains(app.clientSecret().reveal())
                && !url.contains(GOOD.verifier().reveal()));
    }

    @Test
    public void a_code_works_once_and_only_with_its_own_verifier_and_nonce() {
        Secret code = browser.code(ADA);
        signIn.redeem(app, GOOD, code);
        assertEquals(Kind.CREDENTIAL, refused(app, GOOD, code).kind());

        Challenge otherVerifier = challenge(GOOD.nonce(), "another-verifier-another-verifier-another-verifier");
        assertEquals(
                Kind.CREDENTIAL, refused(app, otherVerifier, browser.code(ADA)).kind());

        Challenge otherNonce = challenge("nonce-2", GOOD.verifier().reveal());
        assertEquals(
                "id_token_nonce", refused(app, otherNonce, browser.code(ADA)).code());
    }

    @Test
    public void a_wrong_secret_and_an_unknown_app_say_what_to_correct() {
        MicrosoftApp wrongSecret = new MicrosoftApp(app.clientId(), new Secret("wrong"), "tenant");
        DirectoryFailure failure = refused(wrongSecret, GOOD, browser.code(ADA));
        assertEquals("AADSTS7000215", failure.code());
        assertEquals(Kind.CREDENTIAL, failure.kind());
        MicrosoftApp unknown = new MicrosoftApp(UUID.randomUUID().toString(), app.clientSecret(), "tenant");
        assertEquals("AADSTS700016", refused(unknown, GOOD, browser.code(ADA)).code());
    }

    @Test
    public void a_login_that_is_away_passes_and_a_web_page_is_refused() {
        Secret code = browser.code(ADA);
        cloud.fault("{\"where\":\"login.token\",\"kind\":\"cut\",\"times\":1}");
        assertEquals(Kind.AWAY, refused(app, GOOD, code).kind());
        cloud.fault("{\"where\":\"login.token\",\"kind\":\"html\",\"times\":1}");
        assertEquals(Kind.PROTOCOL, refused(app, GOOD, browser.code(ADA)).kind());
    }

    private DirectoryFailure refused(MicrosoftApp with, Challenge challenge, Secret code) {
        return assertThrows(DirectoryFailure.class, () -> signIn.redeem(with, challenge, code));
    }

    private static Challenge challenge(String nonce, String verifier) {
        return new Challenge(URI.create("http://127.0.0.1:1/callback"), "state-1", nonce, new Secret(verifier));
    }
}
