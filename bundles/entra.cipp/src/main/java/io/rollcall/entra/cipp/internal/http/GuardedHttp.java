package io.rollcall.entra.cipp.internal.http;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The only way out: guarded addresses, no redirects, answers within a limit. Interrupting the thread ends a call. */
public final class GuardedHttp {
    /** A page of 999 users has about 2 MB. */
    private static final int MOST_BYTES = 32 << 20;

    private final Guard guard;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public GuardedHttp(Guard guard) {
        this.guard = guard;
    }

    Reply send(HttpRequest request) {
        guard.check(request.uri());
        try {
            HttpResponse<byte[]> response = client.send(request, info -> new LimitedBody(MOST_BYTES));
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After"),
                    response.body());
        } catch (IOException e) {
            throw away("unreachable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted", e);
        }
    }

    private static DirectoryFailure away(String code, Exception cause) {
        return new DirectoryFailure(
                Kind.AWAY,
                code,
                "CIPP or the identity platform gave no answer: check the API URL and the network; it is tried again.",
                Optional.empty(),
                Optional.empty(),
                cause);
    }
}
