package io.rollcall.host.rest.internal.answer;

import static org.junit.Assert.assertEquals;

import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.rest.internal.testing.Rest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class AnswersTest {
    private final Rest rest = Rest.with(new Answers());

    @Test
    public void whatAResourceReturnsIsTheData() {
        assertEquals("{\"success\":true,\"data\":{\"a\":1}}", body("answers"));
    }

    @Test
    public void aPageShowsItsItemsAndTheNextCursorWhileThereIsOne() {
        assertEquals("{\"success\":true,\"data\":[1,2],\"next\":\"c\"}", body("answers/page"));
        assertEquals("{\"success\":true,\"data\":[3]}", body("answers/last"));
    }

    @Test
    public void anAcceptedStartIsWrappedToo() {
        Rest.Answer started = rest.ask("GET", "answers/started", "", Map.of());
        assertEquals(202, started.status());
        assertEquals("{\"success\":true,\"data\":{\"runId\":7}}", started.body());
    }

    @Test
    public void whatIsNoJsonStaysAsItIs() {
        assertEquals("a;b\n", body("answers/csv"));
    }

    @Test
    public void nothingIsNotWrapped() {
        Rest.Answer gone = rest.ask("DELETE", "answers", "", Map.of());
        assertEquals(204, gone.status());
        assertEquals("", gone.body());
    }

    @Test
    public void everyAnswerForbidsGuessingFramingAndKeeping() {
        for (String path : List.of("answers", "answers/csv", "nope")) {
            Rest.Answer answer = rest.ask("GET", path, "", Map.of());
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("default-src 'none'; frame-ancestors 'none'", answer.header("Content-Security-Policy"));
            assertEquals("no-store", answer.header("Cache-Control"));
        }
    }

    private String body(String path) {
        return rest.ask("GET", path, "", Map.of()).body();
    }

    /** Answers of every form. */
    @Path("answers")
    @WithoutSignIn
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Answers {
        @GET
        public Map<String, Integer> map() {
            return Map.of("a", 1);
        }

        @GET
        @Path("page")
        public Page<Integer> page() {
            return new Page<>(List.of(1, 2), Optional.of("c"));
        }

        @GET
        @Path("last")
        public Page<Integer> last() {
            return new Page<>(List.of(3), Optional.empty());
        }

        @GET
        @Path("started")
        public Response started() {
            return Response.accepted(Map.of("runId", 7)).build();
        }

        @GET
        @Path("csv")
        @Produces("text/csv")
        public String csv() {
            return "a;b\n";
        }

        @DELETE
        public void delete() {}
    }
}
