package io.rollcall.entra.rest.internal.run;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class SyncResourceTest {
    private final FakeRuns runs = new FakeRuns();
    private final Rest rest = new Rest(new SyncResource(runs));

    @Test
    public void a_start_answers_202_with_the_run_and_where_it_is() {
        Answer answer = rest.post("sync", "{\"scope\":\"all-tenants\"}");

        assertEquals(202, answer.status());
        assertEquals("https://rollcall.test/api/integrations/entra/runs/" + Samples.RUN, answer.header("Location"));
        assertEquals(Samples.RUN.toString(), answer.data().path("id").asText());
        assertEquals("all-tenants", answer.data().path("kind").asText());
        assertEquals(Rest.ANN, runs.caller);
    }

    @Test
    public void every_scope_starts_its_kind_with_its_client() {
        String client = "\"" + Samples.CLIENT + "\"";
        rest.post("sync", "{\"scope\":\"initial\"}");
        rest.post("sync", "{\"scope\":\"initial\",\"pilotClientId\":" + client + "}");
        rest.post("sync", "{\"scope\":\"single-client\",\"clientId\":" + client + "}");
        rest.post("sync/preflight", "{}");
        rest.post("sync/preflight", "{\"clientId\":" + client + "}");
        rest.post("discovery", "");

        assertEquals(
                List.of(
                        start(RunKind.INITIAL, false),
                        start(RunKind.INITIAL, true),
                        start(RunKind.SINGLE_CLIENT, true),
                        start(RunKind.PREFLIGHT, false),
                        start(RunKind.PREFLIGHT, true),
                        start(RunKind.DISCOVERY, false)),
                runs.started);
    }

    @Test
    public void the_callers_key_is_handed_on() {
        rest.send("POST", "sync", "{\"scope\":\"initial\"}", Map.of("Idempotency-Key", "k-1"));
        rest.send("POST", "sync/preflight", "{}", Map.of("Idempotency-Key", "k-2"));
        rest.send("POST", "discovery", "", Map.of("Idempotency-Key", "k-3"));

        assertEquals(
                List.of("k-1", "k-2", "k-3"),
                runs.started.stream()
                        .map(start -> start.idempotencyKey().orElse(""))
                        .toList());
    }

    @Test
    public void a_scope_is_needed_and_must_be_known() {
        assertRefused("scope", "{}");
        assertRefused("scope", "{\"scope\":\"everything\"}");
    }

    @Test
    public void a_client_that_the_scope_does_not_look_at_is_refused() {
        String client = "\"" + Samples.CLIENT + "\"";
        assertRefused("clientId", "{\"scope\":\"initial\",\"clientId\":" + client + "}");
        assertRefused("clientId", "{\"scope\":\"all-tenants\",\"clientId\":" + client + "}");
        assertRefused("pilotClientId", "{\"scope\":\"all-tenants\",\"pilotClientId\":" + client + "}");
        assertRefused("pilotClientId", "{\"scope\":\"single-client\",\"pilotClientId\":" + client + "}");
    }

    @Test
    public void an_unreadable_id_and_an_unknown_field_are_refused_by_name() {
        assertRefused("clientId", "{\"scope\":\"single-client\",\"clientId\":\"contoso\"}");
        assertRefused("scoop", "{\"scoop\":\"initial\"}");
        assertEquals(400, rest.post("sync", "{\"scope\":").status());
        assertEquals(400, rest.post("sync", "").status());
    }

    @Test
    public void the_domains_refusals_have_their_status() {
        runs.refusal = Optional.of(new Problem.Away("Orchestration is away."));
        assertEquals(503, rest.post("discovery", "").status());
        runs.refusal = Optional.of(new Problem.RuleRefused("Connect first."));
        assertEquals(422, rest.post("discovery", "").status());
        runs.refusal = Optional.of(new Problem.FeatureDisabled("entra-integration-ui"));
        Answer hidden = rest.post("discovery", "");
        assertEquals(404, hidden.status());
        assertEquals("application/problem+json", hidden.header("Content-Type"));
    }

    @Test
    public void without_a_key_nobody_starts_anything() {
        Answer answer = rest.ask("POST", "discovery", "", Map.of("Content-Type", "application/json"));

        assertEquals(401, answer.status());
        assertEquals(List.of(), runs.started);
    }

    private void assertRefused(String field, String json) {
        Answer answer = rest.post("sync", json);
        assertEquals(json, 400, answer.status());
        assertEquals(field, answer.field());
        assertEquals(List.of(), runs.started);
    }

    private static StartRun start(RunKind kind, boolean client) {
        return new StartRun(
                kind,
                client ? Optional.of(new ClientId(Samples.CLIENT)) : Optional.empty(),
                RunInput.NONE,
                Optional.empty());
    }
}
