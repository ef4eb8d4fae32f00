package io.rollcall.entra.graph.internal.login;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn.Challenge;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.entra.graph.internal.http.RetryAfter;
import io.rollcall.host.api.secrets.Secret;
import java.net.MalformedURLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;

/**
 * Redeems codes and refresh tokens by msal4j: a fresh client application each time, because one shared token cache for
 * a thousand customers costs more than all their redemptions.
 */
public final class Login {
    /** Any work account may sign in; which tenant it is of is checked afterwards. */
    private static final String ORGANIZATIONS = "organizations";
    /** msal4j insists on a host that it knows; {@link LoginExchange} sends to the configured one. */
    private static final String KNOWN_AUTHORITY = "https://login.microsoftonline.com/";

    private final Endpoints endpoints;
    private final OkHttpClient http;
    private final LoginFailures failures;

    public Login(Endpoints endpoints, OkHttpClient http, Clock clock) {
        this.endpoints = endpoints;
        this.http = http;
        this.failures = new LoginFailures(header -> RetryAfter.of(header.orElse(null), clock));
    }

    Tokens redeemCode(MicrosoftApp app, Challenge challenge, Secret code) {
        AuthorizationCodeParameters ask = AuthorizationCodeParameters.builder(code.reveal(), challenge.redirectUri())
                .codeVerifier(challenge.verifier().reveal())
                .scopes(scopes())
                .build();
        return redeem(app, ORGANIZATIONS, false, application -> application.acquireToken(ask));
    }

    Tokens refresh(MicrosoftApp app, Secret refreshToken, UUID entraTenantId, boolean ofCustomer) {
        RefreshTokenParameters ask =
                RefreshTokenParameters.builder(scopes(), refreshToken.reveal()).build();
        return redeem(app, entraTenantId.toString(), ofCustomer, application -> application.acquireToken(ask));
    }

    private Set<String> scopes() {
        return Set.of(endpoints.scope());
    }

    private interface Redemption {
        CompletableFuture<IAuthenticationResult> by(ConfidentialClientApplication application);
    }

    private Tokens redeem(MicrosoftApp app, String authority, boolean ofCustomer, Redemption redemption) {
        LoginExchange exchange = new LoginExchange(endpoints.login(), http);
        try {
            IAuthenticationResult result =
                    redemption.by(application(app, authority, exchange)).get();
            return tokens(result, exchange.answer().orElseThrow(() -> away(null)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        } catch (ExecutionException e) {
            throw exchange.answer()
                    .map(answer -> failures.of(answer, ofCustomer))
                    .orElseGet(() -> away(e.getCause()));
        }
    }

    private static ConfidentialClientApplication application(
            MicrosoftApp app, String authority, LoginExchange exchange) {
        try {
            return ConfidentialClientApplication.builder(
                            app.clientId(),
                            ClientCredentialFactory.createFromSecret(
                                    app.clientSecret().reveal()))
                    .authority(KNOWN_AUTHORITY + authority + "/")
                    .instanceDiscovery(false)
                    .httpClient(exchange)
                    .executorService(new SameThread())
                    .disableInternalRetries()
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tokens tokens(IAuthenticationResult result, LoginAnswer answer) {
        Secret refreshToken = answer.text("refresh_token")
                .map(Secret::new)
                .orElseThrow(() -> new DirectoryFailure(
                        Kind.PROTOCOL,
                        "no_refresh_token",
                        "The identity platform gave no refresh token: the app needs the permission offline_access."));
        return new Tokens(
                new Secret(result.accessToken()),
                result.expiresOnDate().toInstant(),
                refreshToken,
                Optional.ofNullable(result.idToken()).map(Secret::new));
    }

    private static DirectoryFailure away(@org.jspecify.annotations.Nullable Throwable cause) {
        return new DirectoryFailure(
                Kind.AWAY,
                "unreachable",
                "The identity platform cannot be reached: check the network; it is tried again.",
                Optional.empty(),
                Optional.empty(),
                cause);
    }
}
