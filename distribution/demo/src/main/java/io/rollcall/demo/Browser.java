package io.rollcall.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a person's browser does in the OAuth dance: opens Microsoft's sign-in page, chooses the account, follows the way
 * back, and carries the one-time cookie. (A real browser keeps a {@code Secure} cookie for https and localhost.)
 */
final class Browser {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** The {@code name=value} of the first cookie in an answer. */
    static String cookie(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Set-Cookie")
                .map(header -> header.split(";", 2)[0])
                .orElseThrow(() -> new DemoFailure("The answer sets no cookie."));
    }

    /** @return where the browser ends up: the callback's redirect */
    URI signIn(URI authorizeUrl, String account, String cookie) {
        String page = get(authorizeUrl, Optional.empty()).body();
        if (!page.contains(account)) {
            throw new DemoFailure("The sign-in page does not offer " + account + ".");
        }
        URI chosen = URI.create(authorizeUrl + "&account=" + URLEncoder.encode(account, StandardCharsets.UTF_8));
        URI callback = location(get(chosen, Optional.empty()));
        return location(get(callback, Optional.of(cookie)));
    }

    private static URI location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new DemoFailure(
                        response.uri().getPath() + " answered " + response.statusCode() + " and leads nowhere."));
    }

    private HttpResponse<String> get(URI uri, Optional<String> cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        cookie.ifPresent(value -> request.header("Cookie", value));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailure(uri.getHost() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("The demo was interrupted.", e);
        }
    }
}
