package io.rollcall.entra.graph.internal.login;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The authorization code flow with PKCE at {@code /organizations}. */
public final class SignIn implements PartnerSignIn {
    private static final String SCOPES = "DelegatedAdminRelationship.Read.All Directory.Read.All User.Read.All"
            + " CrossTenantInformation.ReadBasic.All offline_access openid profile";

    private final Endpoints endpoints;
    private final Login login;
    private final Clock clock;

    public SignIn(Endpoints endpoints, Login login, Clock clock) {
        this.endpoints = endpoints;
        this.login = login;
        this.clock = clock;
    }

    @Override
    public URI authorizeUrl(MicrosoftApp app, Challenge challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", app.clientId());
        query.put("response_type", "code");
        query.put("redirect_uri", challenge.redirectUri().toString());
        query.put("response_mode", "query");
        query.put("scope", SCOPES);
        query.put("state", challenge.state());
        query.put("nonce", challenge.nonce());
        query.put("code_challenge", s256(challenge.verifier()));
        query.put("code_challenge_method", "S256");
        query.put("prompt", "consent");
        return URI.create(endpoints.login() + "/organizations/oauth2/v2.0/authorize?" + encoded(query));
    }

    @Override
    public SignedIn redeem(MicrosoftApp app, Challenge challenge, Secret code) {
        Tokens tokens = login.redeemCode(app, challenge, code);
        Instant now = clock.instant();
        IdToken id = tokens.idToken()
                .map(IdToken::read)
                .orElseThrow(() -> new DirectoryFailure(
                        Kind.PROTOCOL, "no_id_token", "Microsoft did not say who signed in: connect again."))
                .checked(endpoints, app.clientId(), challenge.nonce(), now);
        TokenSet set = new TokenSet(UUID.randomUUID(), id.tenant(), tokens.refreshToken(), now);
        return new SignedIn(id.tenant(), id.account(), set.stored());
    }

    private static String s256(Secret verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
