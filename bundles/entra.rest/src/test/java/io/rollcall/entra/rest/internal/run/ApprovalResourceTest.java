package io.rollcall.entra.rest.internal.run;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.guard.Approvals;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ApprovalResourceTest {
    private static final UUID CUSTOMER = new UUID(0, 9);

    private final Desk desk = new Desk();
    private final Rest rest =
            new Rest(new RunsResource(new FakeRuns()), new ApprovalResource(desk), new HeldSetResource(desk));

    @Test
    public void held_sets_are_shown_with_what_an_approval_must_name() {
        Answer answer = rest.get("held-sets");

        assertEquals(200, answer.status());
        assertEquals(CUSTOMER.toString(), answer.data().at("/0/entraTenantId").asText());
        assertEquals("v1", answer.data().at("/0/version").asText());
        assertEquals(12, answer.data().at("/0/changes/inactivation").asInt());
    }

    @Test
    public void an_apply_names_its_plan_and_answers_the_run() {
        Answer answer = rest.post("sync/apply", "{\"planId\":\"" + Samples.RUN + "\"}");

        assertEquals(202, answer.status());
        assertEquals("apply", answer.data().at("/kind").asText());
        assertEquals(List.of("apply " + Samples.RUN), desk.calls);
        assertEquals("planId", rest.post("sync/apply", "{}").field());
    }

    @Test
    public void an_approval_names_the_versions_that_were_seen() {
        String sets = "{\"sets\":[{\"entraTenantId\":\"" + CUSTOMER + "\",\"version\":\"v1\"}]}";

        assertEquals(202, rest.post("runs/" + Samples.RUN + "/approve", sets).status());
        assertEquals(List.of("approve " + Samples.RUN + " {" + CUSTOMER + "=v1}"), desk.calls);
        assertEquals("sets", rest.post("runs/" + Samples.RUN + "/approve", "{}").field());
        assertEquals(
                "sets[0].version",
                rest.post("runs/" + Samples.RUN + "/approve", "{\"sets\":[{\"entraTenantId\":\"" + CUSTOMER + "\"}]}")
                        .field());
    }

    @Test
    public void what_moved_is_409_with_every_detail() {
        desk.refusal = Optional.of(new Problem.Conflict("It moved.", List.of("Ann: the contact moved.")));

        Answer answer = rest.post("sync/apply", "{\"planId\":\"" + Samples.RUN + "\"}");

        assertEquals(409, answer.status());
    }

    private static final class Desk implements Approvals {
        final List<String> calls = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();

        @Override
        public List<HeldSet> held(Caller caller) {
            return List.of(new HeldSet(
                    CUSTOMER, "Contoso", "v1", Samples.RUN, Map.of(GuardedKind.INACTIVATION, 12L), Instant.EPOCH));
        }

        @Override
        public Run apply(Caller caller, UUID planId, Optional<String> idempotencyKey) {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
            calls.add("apply " + planId);
            return Samples.run(RunKind.APPLY, RunStatus.QUEUED, Optional.empty());
        }

        @Override
        public Run approve(Caller caller, UUID runId, Map<UUID, String> versions, Optional<String> idempotencyKey) {
            calls.add("approve " + runId + " " + versions);
            return Samples.run(RunKind.APPLY, RunStatus.QUEUED, Optional.empty());
        }
    }
}
