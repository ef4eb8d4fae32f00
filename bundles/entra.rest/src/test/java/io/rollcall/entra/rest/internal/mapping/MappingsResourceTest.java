package io.rollcall.entra.rest.internal.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Mappings;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class MappingsResourceTest {
    private static final Client CLIENT = new Client(
            new ClientId(Samples.CLIENT),
            "Contoso",
            Optional.empty(),
            Optional.of("billing@contoso.example"),
            Optional.empty(),
            false);

    private final Desk desk = new Desk();
    private final Rest rest = new Rest(new MappingsResource(desk));

    @Test
    public void a_confirmed_set_is_handed_over_as_a_whole() {
        Answer answer = rest.post(
                "mappings/confirm",
                "{\"rows\":[{\"entraTenantId\":\"" + Samples.CUSTOMER + "\",\"state\":\"mapped\",\"clientId\":\""
                        + Samples.CLIENT + "\"},{\"entraTenantId\":\"" + Samples.RUN
                        + "\",\"state\":\"skip_for_now\",\"partnerToo\":true}]}");

        assertEquals(200, answer.status());
        assertEquals(
                List.of(
                        new MappingDecision(Samples.CUSTOMER, MappingState.MAPPED, Optional.of(CLIENT.id()), false),
                        new MappingDecision(Samples.RUN, MappingState.SKIP_FOR_NOW, Optional.empty(), true)),
                desk.decided);
        assertEquals(1, answer.data().path("counts").path("mapped").asInt());
        assertEquals("Alike: Contoso.", answer.data().path("warnings").path(0).asText());
    }

    @Test
    public void what_is_missing_is_refused_by_row_and_field() {
        String tenant = "\"entraTenantId\":\"" + Samples.CUSTOMER + "\"";
        assertRefused("rows", "{}");
        assertRefused("rows[0]", "{\"rows\":[null]}");
        assertRefused("rows[0].entraTenantId", "{\"rows\":[{\"state\":\"mapped\"}]}");
        assertRefused("rows[1].state", "{\"rows\":[{" + tenant + ",\"state\":\"create_new\"},{" + tenant + "}]}");
        assertRefused("rows[0].state", "{\"rows\":[{" + tenant + ",\"state\":\"married\"}]}");
        assertRefused("rows[0].entraTenantId", "{\"rows\":[{\"entraTenantId\":\"contoso\"}]}");
    }

    @Test
    public void a_conflict_lists_everything() {
        desk.refusal = Optional.of(new Problem.Conflict("Nothing was stored.", List.of("one", "two")));

        Answer answer = rest.post("mappings/confirm", "{\"rows\":[]}");

        assertEquals(409, answer.status());
        assertEquals(2, answer.json().path("details").size());
    }

    @Test
    public void the_preview_shows_tenant_client_score_and_why() {
        JsonNode preview = rest.get("mappings/preview").data();
        JsonNode candidate =
                preview.path("autoMatched").path(0).path("candidates").path(0);

        assertEquals("Contoso", candidate.path("client").path("name").asText());
        assertEquals(1.0, candidate.path("score").asDouble(), 0);
        assertEquals("exact_domain", candidate.path("reason").asText());
        assertEquals("contoso.example", candidate.path("evidence").asText());
        assertEquals("Contoso", preview.path("unmatched").path(0).path("name").asText());
        assertFalse("a client's own data stays away", preview.toString().contains("billing@"));
    }

    @Test
    public void the_list_shows_state_and_counts() {
        JsonNode list = rest.get("mappings").data();

        assertEquals("needs_review", list.path("rows").path(0).path("state").asText());
        assertEquals(4, list.path("counts").path("needs_review").asInt());
    }

    @Test
    public void the_initial_sync_starts_with_it_if_asked() {
        assertEquals(
                "initial",
                rest.post("mappings/confirm", "{\"rows\":[],\"startInitialSync\":true}")
                        .data()
                        .at("/run/kind")
                        .asText());
        assertTrue(
                rest.post("mappings/confirm", "{\"rows\":[]}").data().at("/run").isMissingNode()
                        || rest.post("mappings/confirm", "{\"rows\":[]}")
                                .data()
                                .at("/run")
                                .isNull());
    }

    @Test
    public void the_list_can_be_of_one_state() {
        assertEquals(
                1, rest.get("mappings?state=needs_review").data().path("rows").size());
        JsonNode others = rest.get("mappings?state=skip_for_now").data();
        assertEquals(0, others.path("rows").size());
        assertEquals("of all", 4, others.path("counts").path("needs_review").asInt());
        assertEquals("state", rest.get("mappings?state=married").field());
    }

    @Test
    public void remaps_are_reached_beside_it() {
        Rest both = new Rest(new MappingsResource(desk), new RemapsResource(null));

        assertEquals("entraTenantIds", both.post("mappings/skip", "{}").field());
        assertEquals(200, both.get("mappings").status());
    }

    private void assertRefused(String field, String json) {
        Answer answer = rest.post("mappings/confirm", json);
        assertEquals(json, 400, answer.status());
        assertEquals(field, answer.field());
        assertEquals(List.of(), desk.decided);
    }

    private static final class Desk implements Mappings {
        final List<MappingDecision> decided = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();

        @Override
        public MappingPreview preview(Caller caller) {
            return new MappingPreview(
                    List.of(new MappingPreview.Suggestion(
                            Samples.tenant(),
                            List.of(new MappingPreview.Candidate(
                                    CLIENT, 1.0, MappingPreview.Reason.EXACT_DOMAIN, "contoso.example")))),
                    List.of(),
                    List.of(Samples.tenant()));
        }

        @Override
        public Confirmed confirm(Caller caller, List<MappingDecision> decisions, boolean startInitialSync) {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
            decided.addAll(decisions);
            return new Confirmed(
                    Map.of(MappingState.MAPPED, 1),
                    List.of("Alike: Contoso."),
                    startInitialSync
                            ? Optional.of(Samples.run(RunKind.INITIAL, RunStatus.QUEUED, Optional.empty()))
                            : Optional.empty());
        }

        @Override
        public Listing list(Caller caller) {
            return new Listing(
                    List.of(new Row(Samples.tenant(), MappingState.NEEDS_REVIEW, Optional.empty(), Optional.empty())),
                    Map.of(MappingState.NEEDS_REVIEW, 4));
        }
    }
}
