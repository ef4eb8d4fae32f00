package io.rollcall.entra.rest.internal.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.rest.internal.run.Started;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.Test;

public class RemapsResourceTest {
    private static final ClientId CLIENT = new ClientId(Samples.CLIENT);
    private static final String WHERE_TO =
            "\"entraTenantId\":\"" + Samples.CUSTOMER + "\",\"clientId\":\"" + Samples.CLIENT + "\"";

    private final Desk desk = new Desk();
    private final Rest rest = new Rest(new RemapsResource(desk));

    @Test
    public void a_preview_answers_the_run_that_is_the_plan() {
        Answer answer =
                rest.send("POST", "mappings/remap/preview", "{" + WHERE_TO + "}", Map.of(Started.IDEMPOTENCY_KEY, "k"));

        assertEquals(202, answer.status());
        assertEquals("preflight", answer.data().path("kind").asText());
        assertTrue(answer.header("Location").endsWith("/runs/" + Samples.RUN));
        assertEquals(List.of("preview " + Samples.CUSTOMER + " " + CLIENT + " Optional[k]"), desk.calls);
        assertEquals(
                "clientId",
                rest.post("mappings/remap/preview", "{\"entraTenantId\":\"" + Samples.CUSTOMER + "\"}")
                        .field());
    }

    @Test
    public void a_remap_without_switches_has_none_on() {
        JsonNode remapped = rest.post("mappings/remap", "{" + WHERE_TO + "}").data();

        assertEquals(new Remaps.Remap(Samples.CUSTOMER, CLIENT, false, Optional.empty(), false, false), desk.remap);
        assertEquals(20, remapped.path("linksEnded").asInt());
        assertEquals(3, remapped.path("reviewsClosed").asInt());
        assertEquals(7, remapped.path("contactsMoved").asInt());
        assertEquals("apply", remapped.at("/run/kind").asText());
        assertEquals("entraTenantId", rest.post("mappings/remap", "{}").field());
        assertEquals(400, rest.post("mappings/remap", "").status());
    }

    @Test
    public void a_remap_names_its_plan_and_switches() {
        rest.post(
                "mappings/remap",
                "{" + WHERE_TO + ",\"planId\":\"" + Samples.RUN
                        + "\",\"moveCreated\":true,\"withoutPlan\":true,\"partnerToo\":true}");

        assertEquals(
                new Remaps.Remap(Samples.CUSTOMER, CLIENT, true, Optional.of(Samples.RUN), true, true), desk.remap);
    }

    @Test
    public void unmap_and_skip_name_their_tenants() {
        String both = "{\"entraTenantIds\":[\"" + Samples.CUSTOMER + "\",\"" + Samples.RUN + "\"]}";

        assertEquals(
                20, rest.post("mappings/unmap", both).data().path("linksEnded").asInt());
        assertEquals(200, rest.post("mappings/skip", both).status());

        List<UUID> ids = List.of(Samples.RUN, Samples.CUSTOMER);
        assertEquals(List.of("unmap " + ids, "skip " + ids), desk.calls);
        for (String path : List.of("mappings/unmap", "mappings/skip")) {
            assertEquals("entraTenantIds", rest.post(path, "{}").field());
            assertEquals(
                    "entraTenantIds", rest.post(path, "{\"entraTenantIds\":[]}").field());
            assertEquals(
                    "entraTenantIds[0]",
                    rest.post(path, "{\"entraTenantIds\":[null]}").field());
        }
    }

    @Test
    public void links_that_would_end_unseen_are_422() {
        desk.refusal = Optional.of(new Problem.RuleRefused("Look first at what the remap would do."));

        Answer answer = rest.post("mappings/remap", "{" + WHERE_TO + "}");

        assertEquals(422, answer.status());
        assertEquals(
                "Look first at what the remap would do.",
                answer.json().path("error").asText());
    }

    private static final class Desk implements Remaps {
        final List<String> calls = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();
        Remap remap;

        @Override
        public Run preview(Caller caller, UUID entraTenantId, ClientId client, Optional<String> idempotencyKey) {
            calls.add("preview " + entraTenantId + " " + client + " " + idempotencyKey);
            return Samples.run(RunKind.PREFLIGHT, RunStatus.QUEUED, Optional.of(client));
        }

        @Override
        public Remapped remap(Caller caller, Remap command) {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
            remap = command;
            return new Remapped(
                    new Ended(20, 3),
                    7,
                    Optional.of(Samples.run(RunKind.APPLY, RunStatus.COMPLETED, Optional.empty())));
        }

        @Override
        public Ended unmap(Caller caller, Set<UUID> entraTenantIds) {
            calls.add("unmap " + new TreeSet<>(entraTenantIds));
            return new Ended(20, 3);
        }

        @Override
        public Ended skip(Caller caller, Set<UUID> entraTenantIds) {
            calls.add("skip " + new TreeSet<>(entraTenantIds));
            return new Ended(0, 0);
        }
    }
}
