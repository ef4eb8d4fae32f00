package io.rollcall.itests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.demo.Http;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a user gets to read who asks for something that cannot be, or while something is away. */
public class BadInputIT {
    private static final String CLIENTS = "/api/v1/clients";
    private static final String ENTRA = "/api/integrations/entra";
    /** A port that nobody can listen on without being root. */
    private static final String NOBODY = "127.0.0.1:1";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    public void eachBadRequestIsRefusedInOneSentence() throws Exception {
        try (RollcallProcess rollcall = start("ce", Map.of()).awaitReady()) {
            String url = rollcall.url();
            String key = Http.lastingKey(url, rollcall.firstKey());

            assertProblem(400, "line 1, column 9", send(url, key, "POST", CLIENTS, "{\"name\":"));
            assertProblem(400, "'name'", send(url, key, "POST", CLIENTS, "{\"name\":[]}"));
            assertProblem(400, "JSON body", send(url, key, "POST", CLIENTS, ""));
            assertProblem(400, "'limit'", send(url, key, "GET", CLIENTS + "?limit=many", ""));
            assertProblem(404, "/api/v1/nothing", send(url, key, "GET", "/api/v1/nothing", ""));
            assertProblem(404, "/nothing", send(url, key, "GET", "/nothing", ""));
            assertProblem(405, "DELETE is not allowed", send(url, key, "DELETE", CLIENTS, ""));
            assertProblem(401, "Authorization", send(url, "", "GET", CLIENTS, ""));
            assertProblem(401, "unknown", send(url, "rc_00000000_" + "a".repeat(43), "GET", CLIENTS, ""));
            assertTooLargeBeforeItIsSent(rollcall, key);

            assertEquals(
                    "nothing came of it",
                    0,
                    new Http(url, Optional.of(key)).all(CLIENTS).size());
            assertNoStackTrace(rollcall);
        }
    }

    @Test
    public void withoutItsDatabaseItSaysSoAndAnswers503() throws Exception {
        String address = "jdbc:postgresql://" + NOBODY + "/none?user=u&password=mellon-27";
        try (RollcallProcess rollcall = start("ce", Map.of("DATABASE_URL", address))) {
            rollcall.awaitOutput("The database at " + NOBODY + "/none cannot be used");
            rollcall.awaitAnswer("/health", 503);
            assertProblem(503, "", send(rollcall.url(), "rc_00000000_x", "GET", CLIENTS, ""));
            assertNoStackTrace(rollcall);
            assertFalse(rollcall.output(), rollcall.output().contains("mellon-27"));
            assertFalse(rollcall.log().contains("mellon-27"));
            assertTrue(rollcall.stopsWithin(20));
        }
    }

    @Test
    public void withoutItsTemporalItSaysSoAndAnswers503ToWhoStartsARun() throws Exception {
        try (RollcallProcess rollcall = start("ee", Map.of("TEMPORAL_ADDRESS", NOBODY))) {
            rollcall.awaitOutput("Temporal at " + NOBODY + " cannot be used");
            rollcall.awaitAnswer(ENTRA, 401);
            String url = rollcall.url();
            String key = Http.lastingKey(url, rollcall.firstKey());

            assertProblem(503, "Orchestration is away", send(url, key, "POST", ENTRA + "/discovery", ""));
            JsonNode runs = new ObjectMapper()
                    .readTree(send(url, key, "GET", ENTRA + "/runs", "").body());
            assertEquals("no run is left behind", 0, runs.path("data").size());
            assertEquals(
                    "all else works", 200, send(url, key, "GET", CLIENTS, "").statusCode());
            assertNoStackTrace(rollcall);
        }
    }

    private RollcallProcess start(String edition, Map<String, String> environment) throws Exception {
        Path data = temporary.getRoot().toPath().resolve("data");
        return RollcallProcess.start(edition, data, environment);
    }

    private HttpResponse<String> send(String url, String key, String method, String path, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Tells only how large the body is going to be. */
    private static void assertTooLargeBeforeItIsSent(RollcallProcess rollcall, String key) throws Exception {
        String head = "POST " + CLIENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + key + "\r\nContent-Length: " + (20 << 20) + "\r\n\r\n{";
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(rollcall.port()))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            Scanner answer = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8);
            assertEquals("HTTP/1.1 413", answer.nextLine().substring(0, 12));
            assertNotNull(answer.findWithinHorizon("The body is larger than this server accepts", 0));
        }
    }

    private static void assertProblem(int status, String sentence, HttpResponse<String> answer) throws Exception {
        assertEquals(answer.body(), status, answer.statusCode());
        assertEquals(
                answer.body(),
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertTrue(answer.body(), problem.path("error").asText().contains(sentence));
        assertFalse(answer.body(), problem.path("success").asBoolean(true));
    }

    private static void assertNoStackTrace(RollcallProcess rollcall) throws Exception {
        assertFalse(rollcall.output(), rollcall.output().contains("\tat "));
    }
}
