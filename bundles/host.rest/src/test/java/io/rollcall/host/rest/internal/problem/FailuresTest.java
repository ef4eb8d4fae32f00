package io.rollcall.host.rest.internal.problem;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Problem.FieldError;
import io.rollcall.host.rest.internal.testing.Rest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.slf4j.LoggerFactory;

public class FailuresTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);

    @Before
    public void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @After
    public void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    public void everyProblemHasItsStatusAndCode() {
        Map<Problem, String> expected = Map.of(
                new Problem.Invalid("a", List.of()), "400 invalid",
                new Problem.Forbidden("a"), "403 forbidden",
                new Problem.FeatureDisabled("some-flag"), "404 feature_disabled",
                new Problem.NotFound("a"), "404 not_found",
                new Problem.Conflict("a", List.of()), "409 conflict",
                new Problem.Stale("a"), "412 stale",
                new Problem.RuleRefused("a"), "422 rule_refused",
                new Problem.Upstream("credential_expired", "a", Optional.empty()), "502 credential_expired",
                new Problem.Away("a"), "503 away");
        expected.forEach((problem, words) -> {
            JsonNode body = failing(() -> problem.refuse()).json();
            assertEquals(
                    words, body.get("status").asText() + " " + body.get("code").asText());
            assertEquals(problem.sentence(), body.get("detail").asText());
            assertEquals(problem.sentence(), body.get("error").asText());
            assertFalse(body.get("success").asBoolean());
        });
    }

    @Test
    public void aProblemIsProblemJsonWithTypeTitleStatusDetailAndInstance() {
        Rest.Answer answer = failing(() -> new Problem.NotFound("There is no such run.").refuse());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(
                "{\"type\":\"urn:rollcall:problem:not_found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"There is no such run.\",\"instance\":\"/fail\",\"success\":false,"
                        + "\"error\":\"There is no such run.\",\"code\":\"not_found\"}",
                answer.body());
    }

    @Test
    public void fieldsConflictsAndTheOutsideRequestAreListed() {
        JsonNode invalid = failing(() ->
                        new Problem.Invalid("a", List.of(new FieldError("rows[3].clientId", "Unknown."))).refuse())
                .json();
        assertEquals("rows[3].clientId", invalid.at("/fields/0/field").asText());
        JsonNode conflict = failing(() -> new Problem.Conflict("a", List.of("one", "two")).refuse())
                .json();
        assertEquals("two", conflict.at("/details/1").asText());
        JsonNode upstream = failing(() -> new Problem.Upstream("throttled", "a", Optional.of("req-7")).refuse())
                .json();
        assertEquals("req-7", upstream.get("requestId").asText());
    }

    @Test
    public void whatIsAwaySaysWhenToTryAgain() {
        assertEquals("5", failing(() -> new Problem.Away("a").refuse()).header("Retry-After"));
    }

    @Test
    public void anUnexpectedFaultShowsAReferenceAndNothingElse() {
        Rest.Answer answer = failing(() -> new IllegalStateException("jdbc:postgresql://db?password=hunter2"));
        assertEquals(500, answer.status());
        assertFalse(answer.body().contains("hunter2"));
        assertFalse(answer.body().contains("IllegalState"));
        String reference = answer.json().get("reference").asText();
        assertTrue(log.list.get(0).getFormattedMessage().contains(reference));
        assertEquals(
                "jdbc:postgresql://db?password=hunter2",
                log.list.get(0).getThrowableProxy().getMessage());
    }

    @Test
    public void aRefusalIsFoundBelowOtherExceptionsAndIsNotLogged() {
        Rest.Answer answer = failing(() -> new RuntimeException(new Problem.Stale("Read it again.").refuse()));
        assertEquals(412, answer.status());
        assertTrue(log.list.isEmpty());
    }

    @Test
    public void theContainersOwnRefusalsAreProblemsToo() {
        Rest rest = Rest.with(new Failing(() -> new WebApplicationException(429)));
        assertEquals(
                "There is nothing at /nope.",
                rest.ask("GET", "nope", "", Map.of()).error());
        Rest.Answer wrongMethod = rest.ask("DELETE", "fail", "", Map.of());
        assertEquals(405, wrongMethod.status());
        assertTrue(wrongMethod.header("Allow").contains("GET"));
        assertEquals(
                415,
                rest.ask("POST", "fail", "x", Map.of("Content-Type", "text/plain"))
                        .status());
        assertEquals(
                406, rest.ask("GET", "fail", "", Map.of("Accept", "image/png")).status());
        assertEquals(
                "too_many_requests",
                rest.ask("GET", "fail", "", Map.of()).json().get("code").asText());
    }

    @Test
    public void anUnknownRouteIsNotYetThereWhileTheHostStarts() {
        Rest.Answer answer = Rest.starting().ask("GET", "api/v1/clients", "", Map.of());
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    public void aRedirectIsNoProblem() {
        Rest.Answer answer = failing(() -> new jakarta.ws.rs.RedirectionException(
                Response.Status.SEE_OTHER, URI.create("https://rollcall.test/console")));
        assertEquals(303, answer.status());
        assertEquals("https://rollcall.test/console", answer.header("Location"));
    }

    private static Rest.Answer failing(Supplier<RuntimeException> failure) {
        return Rest.with(new Failing(failure)).ask("GET", "fail", "", Map.of());
    }

    /** Fails as it is told. */
    @Path("fail")
    @WithoutSignIn
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public static final class Failing {
        private final Supplier<RuntimeException> failure;

        Failing(Supplier<RuntimeException> failure) {
            this.failure = failure;
        }

        @GET
        public String get() {
            throw failure.get();
        }

        @POST
        public String post(Map<String, String> body) {
            throw failure.get();
        }
    }
}
