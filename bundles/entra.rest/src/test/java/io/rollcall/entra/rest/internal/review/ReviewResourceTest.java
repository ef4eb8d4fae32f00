package io.rollcall.entra.rest.internal.review;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions;
import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewQueue;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class ReviewResourceTest {
    private static final UUID ITEM = new UUID(0, 30);
    private static final UUID CANDIDATE = new UUID(0, 31);
    private static final String QUEUE = "reconciliation-queue";

    private final Desk desk = new Desk();
    private final Rest rest = new Rest(new ReviewResource(desk, desk));

    @Test
    public void an_item_says_who_waits_why_and_what_to_do() {
        JsonNode item = rest.get(QUEUE).data().path(0);

        assertEquals("several_contacts", item.path("reason").asText());
        assertTrue(item.path("whatToDo").asText().contains("choose the one"));
        assertEquals("Ann", item.at("/identity/name").asText());
        assertEquals("present", item.at("/identity/presence").asText());
        assertEquals(
                "ann@contoso.example", item.at("/identity/addresses/0/address").asText());
        assertTrue(item.at("/identity/addresses/0/verified").asBoolean());
        assertEquals(Samples.CLIENT.toString(), item.at("/client/id").asText());
        assertEquals("Contoso", item.at("/tenantName").asText());
    }

    @Test
    public void candidates_stand_beside_it_with_whom_they_stand_for() {
        JsonNode candidate = rest.get(QUEUE + "/" + ITEM).data().at("/candidates/0");

        assertEquals(CANDIDATE.toString(), candidate.path("id").asText());
        assertEquals("Contoso Ltd", candidate.at("/client/name").asText());
        assertEquals(
                "ann.old@contoso.example", candidate.at("/additionalEmails/0").asText());
        assertEquals("+44 1", candidate.at("/phones/0/number").asText());
        assertTrue(candidate.path("portalLogin").asBoolean());
        assertEquals("Bob", candidate.at("/linkedTo/name").asText());
        assertTrue(candidate.at("/linkedTo/live").asBoolean());
    }

    @Test
    public void who_decided_when_and_how_is_shown() {
        JsonNode closed = rest.get(QUEUE + "/" + ITEM).data().path("closed");

        assertEquals("ann", closed.path("by").asText());
        assertEquals("existing", closed.path("resolution").asText());
        assertEquals(Samples.RUN.toString(), closed.path("runId").asText());
    }

    @Test
    public void the_queue_comes_in_pages_and_filtered() {
        JsonNode page = rest.get(QUEUE + "?limit=2&cursor=here&state=dismissed&reason=key_person&search=an&clientId="
                        + Samples.CLIENT + "&entraTenantId=" + Samples.CUSTOMER)
                .json();

        assertEquals("next-items", page.path("next").asText());
        assertEquals(new PageRequest(2, Optional.of("here")), desk.page);
        assertEquals(
                new ReviewFilter(
                        ReviewState.DISMISSED,
                        Optional.of(new ClientId(Samples.CLIENT)),
                        Optional.of(Samples.CUSTOMER),
                        Optional.of("key_person"),
                        Optional.of("an")),
                desk.filter);
        rest.get(QUEUE);
        assertEquals(ReviewFilter.OPEN, desk.filter);
        assertEquals("state", rest.get(QUEUE + "?state=married").field());
        assertEquals("search", rest.get(QUEUE + "?search=" + "x".repeat(201)).field());
        assertEquals(400, rest.get(QUEUE + "?limit=0").status());
        assertEquals(400, rest.get(QUEUE + "?clientId=contoso").status());
    }

    @Test
    public void each_answer_is_handed_over() {
        ContactId contact = new ContactId(CANDIDATE);
        String named = "{\"contactId\":\"" + CANDIDATE + "\"";
        assertEquals(
                200,
                rest.post(QUEUE + "/" + ITEM + "/resolve-existing", named + "}").status());
        rest.post(QUEUE + "/" + ITEM + "/resolve-existing", named + ",\"moveToClient\":true}");
        rest.post(QUEUE + "/" + ITEM + "/resolve-new", "");
        rest.post(QUEUE + "/" + ITEM + "/dismiss", "{\"reason\":\" a\\u0007robot \"}");

        assertEquals(
                List.of(
                        new Answer.Existing(contact, false),
                        new Answer.Existing(contact, true),
                        new Answer.New(),
                        new Answer.Dismiss("a robot")),
                desk.answers);
        assertEquals(
                "contactId",
                rest.post(QUEUE + "/" + ITEM + "/resolve-existing", "{}").field());
        assertEquals("reason", rest.post(QUEUE + "/" + ITEM + "/dismiss", "{}").field());
        assertEquals(
                "reason",
                rest.post(QUEUE + "/" + ITEM + "/dismiss", "{\"reason\":\"" + "x".repeat(1001) + "\"}")
                        .field());
    }

    @Test
    public void an_item_that_somebody_has_decided_meanwhile_is_409() {
        desk.refusal = Optional.of(new Problem.Conflict("The item is resolved already.", List.of()));

        assertEquals(409, rest.post(QUEUE + "/" + ITEM + "/resolve-new", "").status());
    }

    @Test
    public void a_bulk_of_ids_tells_item_by_item() {
        JsonNode outcome = rest.post(
                        QUEUE + "/bulk",
                        "{\"action\":\"resolve-only-candidate\",\"ids\":[\"" + ITEM + "\"],\"preview\":false}")
                .data();

        assertEquals(
                new Resolutions.Bulk(
                        new Answer.OnlyCandidate(),
                        Set.of(ITEM),
                        ReviewFilter.OPEN,
                        new PageRequest(100, Optional.empty()),
                        false),
                desk.bulk);
        assertEquals("apply", outcome.at("/run/kind").asText());
        assertEquals("refused", outcome.at("/items/0/action").asText());
        assertEquals("more", outcome.at("/next").asText());
    }

    @Test
    public void a_bulk_by_filter_is_paged() {
        rest.post(
                QUEUE + "/bulk",
                "{\"action\":\"dismiss\",\"reason\":\"rooms\",\"filter\":{\"reason\":\"unverified_domain\"},\"limit\":7,"
                        + "\"cursor\":\"more\",\"preview\":true}");

        assertEquals(new Answer.Dismiss("rooms"), desk.bulk.answer());
        assertEquals(Set.of(), desk.bulk.ids());
        assertEquals(Optional.of("unverified_domain"), desk.bulk.filter().reason());
        assertEquals(new PageRequest(7, Optional.of("more")), desk.bulk.page());
        assertTrue(desk.bulk.preview());
    }

    @Test
    public void nothing_left_out_means_everything() {
        assertBulkRefused("ids", "\"action\":\"resolve-new\",\"preview\":false");
        assertBulkRefused("ids", "\"action\":\"resolve-new\",\"preview\":false,\"ids\":[]");
        assertBulkRefused("ids[0]", "\"action\":\"resolve-new\",\"preview\":false,\"ids\":[null]");
        assertBulkRefused(
                "ids", "\"action\":\"resolve-new\",\"preview\":false,\"filter\":{},\"ids\":[\"" + ITEM + "\"]");
        assertBulkRefused("preview", "\"action\":\"resolve-new\",\"filter\":{}");
        assertBulkRefused("action", "\"filter\":{},\"preview\":true");
        assertBulkRefused("action", "\"action\":\"marry\",\"filter\":{},\"preview\":true");
        assertBulkRefused("reason", "\"action\":\"dismiss\",\"filter\":{},\"preview\":true");
        assertEquals(null, desk.bulk);
    }

    private void assertBulkRefused(String field, String body) {
        Rest.Answer answer = rest.post(QUEUE + "/bulk", "{" + body + "}");
        assertEquals(body, 400, answer.status());
        assertEquals(field, answer.field());
    }

    private static ReviewCase shown() {
        ReviewItem item = new ReviewItem(
                ITEM,
                Samples.CUSTOMER,
                "Contoso",
                Set.of("contoso.example"),
                new ClientId(Samples.CLIENT),
                "Contoso Ltd",
                ann(),
                1,
                Optional.empty(),
                "several_contacts",
                List.of(new ContactId(CANDIDATE)),
                ReviewState.RESOLVED,
                Samples.NOON,
                Optional.of(new ReviewItem.Closing(
                        "ann",
                        Samples.NOON,
                        Optional.of(Samples.RUN),
                        Optional.of("existing"),
                        Optional.of(new ContactId(CANDIDATE)),
                        Optional.empty())));
        return new ReviewCase(
                item,
                List.of(new ReviewCase.Address("ann@contoso.example", true)),
                List.of(new ReviewCase.Candidate(
                        contact(),
                        "Contoso Ltd",
                        Optional.of(new ReviewCase.Holder(
                                Samples.CUSTOMER, "Contoso", new UUID(0, 33), Optional.of("Bob"), true)))));
    }

    private static Identity ann() {
        return new Identity(
                new UUID(0, 32),
                Optional.of("ann@contoso.example"),
                Optional.empty(),
                List.of(),
                Optional.of("Ann"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Engineer"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                true,
                true,
                true,
                Identity.Presence.PRESENT);
    }

    private static Contact contact() {
        return new Contact(
                new ContactId(CANDIDATE),
                new ClientId(Samples.CLIENT),
                "Ann Typed",
                Optional.of("ann@contoso.example"),
                Optional.empty(),
                List.of(new Contact.Address("ann.old@contoso.example", Origin.PERSON)),
                List.of(new Contact.Phone("+44 1", "work", Origin.PERSON)),
                false,
                true,
                false,
                Optional.empty(),
                false,
                1);
    }

    private static final class Desk implements ReviewQueue, Resolutions {
        final List<Answer> answers = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();
        ReviewFilter filter;
        PageRequest page;
        Bulk bulk;

        @Override
        public Page<ReviewCase> list(Caller caller, ReviewFilter asked, PageRequest request) {
            filter = asked;
            page = request;
            return new Page<>(List.of(shown()), Optional.of("next-items"));
        }

        @Override
        public ReviewCase get(Caller caller, UUID itemId) {
            return shown();
        }

        @Override
        public ReviewCase resolve(Caller caller, UUID itemId, Answer answer) {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
            answers.add(answer);
            return shown();
        }

        @Override
        public Outcome bulk(Caller caller, Bulk command) {
            bulk = command;
            return new Outcome(
                    Optional.of(Samples.run(RunKind.APPLY, RunStatus.COMPLETED, Optional.empty())),
                    List.of(new Effect(ITEM, "refused", "It has no candidate.", Optional.empty())),
                    Optional.of("more"));
        }
    }
}
