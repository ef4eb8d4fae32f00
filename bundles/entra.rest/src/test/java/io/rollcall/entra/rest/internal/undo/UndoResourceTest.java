package io.rollcall.entra.rest.internal.undo;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.undo.Holds;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.entra.domain.undo.Undos;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class UndoResourceTest {
    private final Desk desk = new Desk();
    private final Rest rest = new Rest(new UndoResource(desk), new ReleaseResource(desk));

    @Test
    public void an_undo_answers_202_with_its_run_and_where_it_is() {
        Answer answer = rest.send("POST", "runs/" + Samples.CUSTOMER + "/undo", "", Map.of("Idempotency-Key", "k"));

        assertEquals(202, answer.status());
        assertEquals("undo", answer.data().path("kind").asText());
        assertEquals("https://rollcall.test/api/integrations/entra/runs/" + Samples.RUN, answer.header("Location"));
        assertEquals(List.of("undo " + Samples.CUSTOMER + " k"), desk.calls);
    }

    @Test
    public void a_release_names_the_managed_tenant_and_the_choice() {
        Answer answer = release("\"follow_rules\"");
        release("\"keep_out\"");

        assertEquals(200, answer.status());
        assertEquals("follow_rules", answer.data().path("choice").asText());
        assertEquals(3, answer.data().path("people").asInt());
        assertEquals(List.of("FOLLOW_RULES " + Samples.CUSTOMER, "KEEP_OUT " + Samples.CUSTOMER), desk.calls);
    }

    @Test
    public void what_is_missing_or_unknown_is_refused_by_name() {
        assertEquals("choice", release("null").field());
        assertEquals("choice", release("\"whatever\"").field());
        assertEquals(
                "entraTenantId",
                rest.post("mappings/release", "{\"choice\":\"keep_out\"}").field());
        assertEquals(List.of(), desk.calls);
    }

    @Test
    public void refusals_have_their_status_and_sentence() {
        Map<Problem, Integer> statuses = Map.of(
                new Problem.NotFound("There is no run."), 404,
                new Problem.Conflict("It was undone already.", List.of()), 409,
                new Problem.RuleRefused("There is nothing to undo."), 422);
        for (Map.Entry<Problem, Integer> refused : statuses.entrySet()) {
            desk.refusal = Optional.of(refused.getKey());
            Answer answer = rest.post("runs/" + Samples.RUN + "/undo", "");
            assertEquals((int) refused.getValue(), answer.status());
            assertEquals(
                    refused.getKey().sentence(), answer.json().path("error").asText());
        }
        desk.refusal = Optional.of(new Problem.Conflict("This mapping is not on hold.", List.of()));
        assertEquals(409, release("\"keep_out\"").status());
    }

    private Answer release(String choice) {
        return rest.post(
                "mappings/release", "{\"entraTenantId\":\"" + Samples.CUSTOMER + "\",\"choice\":" + choice + "}");
    }

    private static final class Desk implements Undos, Holds {
        final List<String> calls = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();

        @Override
        public Run undo(Caller caller, UUID runId, Optional<String> idempotencyKey) {
            refuse();
            calls.add("undo " + runId + " " + idempotencyKey.orElse(""));
            return Samples.run(RunKind.UNDO, RunStatus.QUEUED, Optional.empty());
        }

        @Override
        public Released release(Caller caller, UUID entraTenantId, Release choice) {
            refuse();
            calls.add(choice + " " + entraTenantId);
            return new Released(entraTenantId, choice, 3);
        }

        private void refuse() {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
        }
    }
}
