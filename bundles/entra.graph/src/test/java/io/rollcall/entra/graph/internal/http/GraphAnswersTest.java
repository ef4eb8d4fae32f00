package io.rollcall.entra.graph.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.Test;

public class GraphAnswersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final GraphAnswers answers = new GraphAnswers(CLOCK);

    @Test
    public void a_good_answer_passes() {
        Response good = json(200, "{}").build();
        assertSame(good, answers.checked(good));
    }

    @Test
    public void statuses_become_kinds() {
        assertEquals(Kind.CREDENTIAL, failure(401, "InvalidAuthenticationToken").kind());
        assertEquals(Kind.ACCESS, failure(403, "Authorization_RequestDenied").kind());
        assertEquals(Kind.TENANT, failure(404, "Request_ResourceNotFound").kind());
        assertEquals(Kind.TENANT, failure(400, "BadRequest").kind());
        assertEquals(Kind.THROTTLED, failure(429, "TooManyRequests").kind());
        assertEquals(Kind.AWAY, failure(500, "x").kind());
        assertEquals(Kind.AWAY, failure(503, "serviceNotAvailable").kind());
        assertEquals(Kind.AWAY, failure(504, "timeout").kind());
        assertEquals(Kind.PROTOCOL, failure(302, "x").kind());
    }

    @Test
    public void an_expired_position_is_told_by_status_or_code_in_any_case() {
        assertEquals(Kind.CURSOR_EXPIRED, failure(410, "resyncRequired").kind());
        assertEquals(Kind.CURSOR_EXPIRED, failure(410, "anything").kind());
        assertEquals(Kind.CURSOR_EXPIRED, failure(400, "syncStateNotFound").kind());
        assertEquals(Kind.CURSOR_EXPIRED, failure(400, "ResyncRequired").kind());
    }

    @Test
    public void the_wait_is_read_from_seconds_or_a_date() {
        assertEquals(Optional.of(Duration.ofSeconds(9)), waiting("9"));
        assertEquals(Optional.of(Duration.ofSeconds(30)), waiting("Thu, 1 Jan 2026 00:00:30 GMT"));
        assertEquals(Optional.of(Duration.ZERO), waiting("Wed, 31 Dec 2025 00:00:00 GMT"));
        assertEquals(Optional.empty(), waiting("soon"));
    }

    @Test
    public void the_request_id_is_kept_and_texts_are_not() {
        DirectoryFailure failure = failure(403, "Authorization_RequestDenied");
        assertEquals(Optional.of("11111111-2222"), failure.requestId());
        assertEquals("Authorization_RequestDenied", failure.code());
        assertFalse(failure.sentence().contains("secret-text"));
        assertEquals(
                "a code with markup is none",
                "http_400",
                failure(400, "<b>x</b>").code());
    }

    @Test
    public void a_web_page_is_not_graph_whatever_its_status() {
        assertEquals(Kind.PROTOCOL, page(200).kind());
        assertEquals(Kind.AWAY, page(502).kind());
        assertEquals("http_404", page(404).code());
    }

    private Optional<Duration> waiting(String header) {
        Response response = json(429, "{}").header("Retry-After", header).build();
        return assertThrows(DirectoryFailure.class, () -> answers.checked(response))
                .retryAfter();
    }

    private DirectoryFailure failure(int status, String code) {
        String body = "{\"error\":{\"code\":\"" + code
                + "\",\"message\":\"secret-text\",\"innerError\":{\"request-id\":\"11111111-2222\"}}}";
        return assertThrows(
                DirectoryFailure.class, () -> answers.checked(json(status, body).build()));
    }

    private DirectoryFailure page(int status) {
        Response response = answer(status)
                .body(ResponseBody.create("<html></html>", MediaType.get("text/html")))
                .build();
        return assertThrows(DirectoryFailure.class, () -> answers.checked(response));
    }

    private static Response.Builder json(int status, String body) {
        return answer(status).body(ResponseBody.create(body, MediaType.get("application/json")));
    }

    private static Response.Builder answer(int status) {
        return new Response.Builder()
                .request(new Request.Builder()
                        .url("https://graph.microsoft.com/v1.0/users")
                        .build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("");
    }
}
