package io.rollcall.host.rest.internal.request;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.rest.internal.testing.Rest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.Test;

public class BodiesTest {
    private final Rest rest = Rest.with(new Echo());

    @Test
    public void malformedJsonIsRefusedWithLineAndColumn() {
        Rest.Answer answer = post("{\n  \"name\": tru}");
        assertEquals(400, answer.status());
        assertEquals("The body is not valid JSON (line 2, column 11).", answer.error());
    }

    @Test
    public void jsonThatBreaksOffInsideAFieldIsMalformed() {
        Rest.Answer answer = post("{\"rows\":[{\"type\":\"cut");
        assertEquals(400, answer.status());
        assertTrue(answer.error(), answer.error().startsWith("The body is not valid JSON (line 1, column "));
    }

    @Test
    public void anUnknownFieldIsNamedWithTheKnownOnes() {
        Rest.Answer answer = post("{\"rows\":[{\"typ\":1}]}");
        assertEquals("rows[0].typ", answer.json().at("/fields/0/field").asText());
        assertEquals(
                "There is no such field; known here: count, type.",
                answer.json().at("/fields/0/sentence").asText());
    }

    @Test
    public void aWrongWordIsAnsweredWithTheRightOnes() {
        Rest.Answer answer = post("{\"rows\":[{\"type\":\"internal\"},{\"type\":\"guest\"}]}");
        assertEquals("rows[1].type", answer.json().at("/fields/0/field").asText());
        assertEquals(
                "Must be one of: internal, client.",
                answer.json().at("/fields/0/sentence").asText());
    }

    @Test
    public void aWrongTypeNamesItsFieldAndNoneOfOurClasses() {
        for (String body : List.of("{\"rows\":[{\"count\":\"x\"}]}", "{\"rows\":7}", "{\"name\":{}}", "[]", "7")) {
            Rest.Answer answer = post(body);
            assertEquals(body, 400, answer.status());
            assertFalse(
                    answer.body(),
                    answer.body().contains("rollcall.host") || answer.body().contains("java."));
        }
    }

    @Test
    public void aMissingBodyIsRefused() {
        for (String body : List.of("", "null")) {
            assertEquals("This request needs a JSON body.", post(body).error());
        }
        assertEquals(400, rest.ask("POST", "echo", "", Map.of()).status());
    }

    @Test
    public void aBodyThatIsTooLargeIsRefusedWithAndWithoutItsLength() {
        String large = "\"" + "a".repeat(10 << 20) + "\"";
        assertEquals(413, post(large).status());
        Map<String, String> honest =
                Map.of("Content-Type", "application/json", "Content-Length", String.valueOf(large.length()));
        assertEquals(413, rest.ask("POST", "echo", large, honest).status());
        assertEquals(413, post("{\"rows\":[{\"type\":" + large + "}]}").status());
    }

    @Test
    public void anUnreadableParameterIsRefusedByItsName() {
        for (String query : List.of("count=x", "count=1.5", "on=yes", "at=today", "id=7")) {
            Rest.Answer answer = rest.ask("GET", "echo?" + query, "", Map.of());
            assertEquals(query, 400, answer.status());
            assertEquals(
                    query.substring(0, query.indexOf('=')),
                    answer.json().at("/fields/0/field").asText());
        }
        assertEquals(
                200,
                rest.ask("GET", "echo?count=2&on=false&at=2026-01-01T00:00:00Z&id=", "", Map.of())
                        .status());
    }

    @Test
    public void anUnreadableIdInThePathNamesNothing() {
        assertEquals(404, rest.ask("GET", "echo/7", "", Map.of()).status());
    }

    @Test
    public void aGoodBodyComesBackWrapped() {
        Rest.Answer answer = post("{\"name\":\"x\",\"rows\":[{\"type\":\"client\",\"count\":2}]}");
        assertTrue(answer.body(), answer.json().get("success").asBoolean());
        assertEquals("client", answer.data().at("/rows/0/type").asText());
    }

    private Rest.Answer post(String body) {
        return rest.ask("POST", "echo", body, Map.of("Content-Type", "application/json"));
    }

    public record Rows(String name, List<Row> rows) {}

    public record Row(UserType type, Integer count) {}

    /** Gives back what it gets. */
    @Path("echo")
    @WithoutSignIn
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public static final class Echo {
        @POST
        public Rows echo(Rows rows) {
            return rows;
        }

        @GET
        public List<String> parameters(
                @QueryParam("count") Integer count,
                @QueryParam("on") Boolean on,
                @QueryParam("at") Instant at,
                @QueryParam("id") UUID id) {
            return List.of(count + " " + on + " " + at + " " + id);
        }

        @GET
        @Path("{id}")
        public String one(@PathParam("id") UUID id) {
            return id.toString();
        }
    }
}
