package io.rollcall.entra.rest.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

public class RunsResourceTest {
    private final FakeRuns runs = new FakeRuns();
    private final Rest rest = new Rest(new RunsResource(runs));

    @Test
    public void a_run_is_shown_under_these_names() {
        JsonNode run = rest.get("runs/" + Samples.RUN).data().path("run");

        assertEquals(
                Set.of(
                        "id",
                        "kind",
                        "trigger",
                        "startedBy",
                        "status",
                        "tenants",
                        "tenantsDone",
                        "usersRead",
                        "counters",
                        "losses",
                        "createdAt",
                        "startedAt"),
                names(run));
        assertEquals("running", run.path("status").asText());
        assertEquals("initial", run.path("kind").asText());
        assertEquals("manual", run.path("trigger").asText());
        assertEquals("2026-03-01T12:00:00Z", run.path("createdAt").asText());
        assertEquals(3, run.path("counters").path("buckets").path("created").asInt());
        assertEquals(
                1, run.path("counters").path("buckets").path("out_of_scope").asInt());
        assertEquals(
                2, run.path("counters").path("reasons").path("excluded.guest").asInt());
    }

    @Test
    public void a_part_says_why_it_failed_and_what_microsofts_support_needs() {
        JsonNode part = rest.get("runs/" + Samples.RUN).data().path("parts").path(0);

        assertEquals("failed", part.path("status").asText());
        assertEquals("AADSTS53003", part.path("code").asText());
        assertEquals("A policy blocks this.", part.path("reason").asText());
        assertEquals("req-1", part.path("requestId").asText());
        assertEquals(Samples.CLIENT.toString(), part.path("clientId").asText());
        assertEquals(17, part.path("eligible").asInt());
    }

    @Test
    public void lists_come_in_pages_with_an_opaque_cursor() {
        JsonNode page = rest.get("runs?limit=5&cursor=here").json();

        assertEquals(List.of(new PageRequest(5, Optional.of("here"))), runs.pages);
        assertEquals(1, page.path("data").size());
        assertEquals("next-runs", page.path("next").asText());
    }

    @Test
    public void a_list_without_a_limit_has_the_usual_one() {
        rest.get("runs");
        rest.get("runs/" + Samples.RUN + "/changes");
        rest.get("runs/" + Samples.RUN + "/preview");

        PageRequest usual = new PageRequest(100, Optional.empty());
        assertEquals(List.of(usual, usual, usual), runs.pages);
    }

    @Test
    public void a_limit_out_of_bounds_or_unreadable_is_refused_by_name() {
        for (String path : List.of("runs", "runs/" + Samples.RUN + "/changes", "runs/" + Samples.RUN + "/preview")) {
            for (String limit : List.of("0", "1001", "many")) {
                Answer answer = rest.get(path + "?limit=" + limit);
                assertEquals(path + " " + limit, 400, answer.status());
                assertEquals("limit", answer.field());
            }
        }
        assertTrue(runs.pages.isEmpty());
    }

    @Test
    public void a_change_names_identity_contact_rule_and_fields() {
        JsonNode change = rest.get("runs/" + Samples.RUN + "/changes").data().path(0);

        assertEquals(Set.of("id", "entraTenantId", "objectId", "contactId", "action", "rule", "fields"), names(change));
        assertEquals("Ann", change.path("fields").path(0).path("before").asText());
        assertTrue(change.path("fields").path(0).path("after").isMissingNode());
    }

    @Test
    public void a_previewed_identity_says_its_bucket_and_why() {
        JsonNode found = rest.get("runs/" + Samples.RUN + "/preview").data().path(0);

        assertEquals("out_of_scope", found.path("bucket").asText());
        assertEquals("guest", found.path("reason").asText());
        assertTrue(found.path("portalLogin").asBoolean());
    }

    @Test
    public void cancelling_is_accepted() {
        Answer answer = rest.post("runs/" + Samples.RUN + "/cancel", "");

        assertEquals(202, answer.status());
        assertEquals(List.of(Samples.RUN), runs.cancelled);
    }

    @Test
    public void an_ended_run_is_a_conflict_and_an_unknown_one_is_not_found() {
        runs.refusal = Optional.of(new Problem.Conflict("The run has ended already.", List.of()));
        assertEquals(409, rest.post("runs/" + Samples.RUN + "/cancel", "").status());
        runs.refusal = Optional.of(new Problem.NotFound("There is no such run."));
        assertEquals(404, rest.get("runs/" + Samples.RUN).status());
        assertEquals(404, rest.get("runs/last").status());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
