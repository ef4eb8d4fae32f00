package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;

/** facts/graph.md, the delta of users. */
public class GraphDeltaTest extends SandboxTestBase {
    private static final String DELTA = "/graph/v1.0/users/delta";
    private static final String SELECT = "?$select=id,displayName,mail,accountEnabled,jobTitle,proxyAddresses";

    private final MovableClock clock = new MovableClock();
    private String tenant;
    private String[] bearer;

    @Override
    SandboxOptions options() {
        return super.options().withClock(clock);
    }

    @Before
    public void signIn() {
        tenant = caller.tenantId("huge");
        bearer = caller.bearerFor(tenant);
    }

    private static String deltaLink(List<JsonNode> pages) {
        return pages.get(pages.size() - 1).path("@odata.deltaLink").asText();
    }

    private String firstRound() {
        return deltaLink(caller.pages(DELTA + SELECT, bearer));
    }

    private List<JsonNode> changed(String kind) {
        return Caller.elements(
                        caller.post("/control/changes/" + kind, "").json().path("changes"))
                .stream()
                .filter(c -> c.path("tenantId").asText().equals(tenant))
                .toList();
    }

    @Test
    public void theFirstRoundHasEverybodyWithReplaysAndSomebodyLongGone() {
        List<JsonNode> rows = caller.rows(DELTA + SELECT, bearer);
        List<JsonNode> removed = rows.stream().filter(r -> r.has("@removed")).toList();
        assertEquals("deleted", removed.get(0).path("@removed").path("reason").asText());
        List<String> present = rows.stream()
                .filter(r -> !r.has("@removed"))
                .map(r -> r.path("id").asText())
                .toList();
        Set<String> distinct = new HashSet<>(present);
        assertTrue("replays", present.size() > distinct.size());
        assertEquals(caller.tenant("huge").path("people").asInt(), distinct.size());
    }

    @Test
    public void pagesEndWithADeltaLinkAndNeverHaveBoth() {
        List<JsonNode> pages = caller.pages(DELTA + SELECT, bearer[0], bearer[1], "Prefer", "odata.maxpagesize=50");
        assertTrue(pages.size() > 3);
        assertTrue(pages.stream().allMatch(p -> p.has("@odata.nextLink") ^ p.has("@odata.deltaLink")));
        assertTrue(pages.stream().allMatch(p -> p.path("value").size() <= 50));
    }

    @Test
    public void theSelectionTravelsInTheTokens() {
        List<JsonNode> rows = caller.rows(DELTA + "?$select=displayName", bearer);
        assertTrue(rows.stream()
                .filter(r -> !r.has("@removed"))
                .allMatch(r -> r.size() == 2 && r.has("displayName") && r.has("id")));
    }

    @Test
    public void aRoundWithoutChangesIsEmptyAndGivesANewLink() {
        List<JsonNode> pages = caller.pages(firstRound(), bearer);
        assertEquals(0, pages.get(0).path("value").size());
        assertFalse(deltaLink(pages).isEmpty());
    }

    @Test
    public void leaversAreTombstones() {
        String link = firstRound();
        Set<String> left = Set.copyOf(Caller.texts(changed("left"), "objectId"));
        List<JsonNode> rows = caller.rows(link, bearer);
        assertEquals(left, Set.copyOf(Caller.texts(rows, "id")));
        assertTrue(rows.stream()
                .allMatch(r -> r.size() == 2
                        && r.path("@removed").path("reason").asText().equals("changed")));
    }

    @Test
    public void aChangedPersonComesWithTheChangedPropertiesOnly() {
        String link = firstRound();
        Set<String> disabled = Set.copyOf(Caller.texts(changed("disabled"), "objectId"));
        List<JsonNode> rows = caller.rows(link, bearer);
        assertEquals(disabled, Set.copyOf(Caller.texts(rows, "id")));
        assertTrue(rows.stream()
                .allMatch(r -> r.size() == 2 && !r.path("accountEnabled").asBoolean(true)));
    }

    @Test
    public void aChangeOfWhatWasNotSelectedIsNotTold() {
        String link = deltaLink(caller.pages(DELTA + "?$select=id,jobTitle", bearer));
        changed("renamed");
        assertEquals(List.of(), caller.rows(link, bearer));
    }

    @Test
    public void newcomersAndReturnedPeopleComeWhole() {
        changed("left");
        String link = firstRound();
        Set<String> back =
                Caller.texts(changed("returned"), "objectId").stream().collect(Collectors.toSet());
        back.addAll(Caller.texts(changed("joined"), "objectId"));
        List<JsonNode> rows = caller.rows(link, bearer);
        assertEquals(back, Set.copyOf(Caller.texts(rows, "id")));
        assertTrue(rows.stream().allMatch(r -> r.has("mail") && r.has("displayName") && r.has("accountEnabled")));
    }

    @Test
    public void aRecreatedPersonIsGoneForGoodAndNewWithTheSameAddress() {
        String link = firstRound();
        changed("recreated");
        Map<Boolean, List<JsonNode>> rows =
                caller.rows(link, bearer).stream().collect(Collectors.partitioningBy(r -> r.has("@removed")));
        assertEquals(
                "deleted", rows.get(true).get(0).path("@removed").path("reason").asText());
        assertTrue(rows.get(false).get(0).path("mail").asText().contains("@"));
    }

    @Test
    public void whatHappenedSinceSeveralRoundsIsToldOnceAsItEnded() {
        String link = firstRound();
        changed("disabled");
        changed("enabled");
        List<JsonNode> rows = caller.rows(link, bearer);
        assertEquals(rows.size(), Set.copyOf(Caller.texts(rows, "id")).size());
    }

    @Test
    public void optionsThatDeltaDoesNotKnowAreRefused() {
        for (String option : List.of("$top=10", "$orderby=displayName", "$expand=manager", "$search=x")) {
            assertEquals(option, 400, caller.get(DELTA + "?" + option, bearer).status());
        }
    }

    @Test
    public void aTokenOlderThanSevenDaysIsGoneWithAWayToStartAgain() {
        String link = firstRound();
        clock.forward(Duration.ofDays(8));
        Caller.Answer answer = caller.get(link, caller.bearerFor(tenant));
        assertEquals(410, answer.status());
        assertEquals("resyncRequired", answer.json().path("error").path("code").asText());
        assertTrue(answer.header("location").startsWith(sandbox.baseUri() + DELTA));
        assertEquals(
                200,
                caller.get(answer.header("location"), caller.bearerFor(tenant)).status());
    }

    @Test
    public void aTokenThatIsNobodysIsRefused() {
        Caller.Answer answer = caller.get(DELTA + "?$deltatoken=invented", bearer);
        assertEquals(400, answer.status());
        assertEquals(
                "syncStateNotFound", answer.json().path("error").path("code").asText());
        String link = firstRound();
        assertEquals(
                400,
                caller.get(link, caller.bearerFor(caller.tenantId("ordinary"))).status());
    }

    @Test
    public void expiryCanBeAskedForInBothForms() {
        caller.fault("{\"where\":\"graph.users.delta\",\"kind\":\"deltaGone\",\"times\":1}");
        caller.fault("{\"where\":\"graph.users.delta\",\"kind\":\"deltaNotFound\",\"times\":1}");
        assertEquals(410, caller.get(DELTA, bearer).status());
        assertEquals(400, caller.get(DELTA, bearer).status());
        assertEquals(200, caller.get(DELTA, bearer).status());
    }

    @Test
    public void latestGivesALinkForWhatComesNext() {
        String link = deltaLink(caller.pages(DELTA + "?$select=id,mail&$deltatoken=latest", bearer));
        Set<String> joined = Set.copyOf(Caller.texts(changed("joined"), "objectId"));
        assertEquals(joined, Set.copyOf(Caller.texts(caller.rows(link, bearer), "id")));
    }
}
