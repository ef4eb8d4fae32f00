package io.rollcall.entra.graph.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.entra.domain.directory.PartnerSignIn.Challenge;
import io.rollcall.entra.domain.directory.PartnerSignIn.SignedIn;
import io.rollcall.host.api.secrets.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the browser of one who signs in at the sandbox. */
final class SandboxSignIn {
    static final Challenge CHALLENGE = new Challenge(
            URI.create("http://127.0.0.1:1/callback"),
            "state-1",
            "nonce-1",
            new Secret("verifier-verifier-verifier-verifier-verifier"));
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final PartnerSignIn signIn;
    private final MicrosoftApp app;

    SandboxSignIn(PartnerSignIn signIn, MicrosoftApp app) {
        this.signIn = signIn;
        this.app = app;
    }

    static MicrosoftApp app(JsonNode msp) {
        JsonNode app = msp.path("app");
        return new MicrosoftApp(
                app.path("clientId").asText(),
                new Secret(app.path("clientSecret").asText()),
                "tenant");
    }

    SignedIn as(String account) {
        return signIn.redeem(app, CHALLENGE, code(account));
    }

    Secret code(String account) {
        URI authorize = URI.create(signIn.authorizeUrl(app, CHALLENGE) + "&account=" + account);
        Matcher code = CODE.matcher(redirect(authorize));
        if (!code.find()) {
            throw new IllegalStateException("no code");
        }
        return new Secret(URLDecoder.decode(code.group(1), StandardCharsets.UTF_8));
    }

    private static String redirect(URI authorize) {
        try {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(authorize).build(), BodyHandlers.discarding());
            return answer.headers().firstValue("Location").orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
