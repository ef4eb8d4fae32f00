package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

public class TruthTest extends SandboxTestBase {
    private List<JsonNode> tenants(String query) {
        return Caller.elements(caller.truth(query).path("tenants"));
    }

    private static int sum(JsonNode counts) {
        return Caller.elements(counts).stream().mapToInt(JsonNode::asInt).sum();
    }

    private List<JsonNode> contacts() {
        List<JsonNode> all = new ArrayList<>();
        caller.truth("").path("clients").forEach(c -> all.addAll(Caller.elements(c.path("contacts"))));
        return all;
    }

    private Map<String, JsonNode> contactsByObject() {
        return contacts().stream()
                .filter(c -> !c.path("objectId").isNull())
                .collect(Collectors.toMap(c -> c.path("objectId").asText(), c -> c));
    }

    private List<JsonNode> change(String batch) {
        return Caller.elements(
                caller.post("/control/changes/" + batch, "").json().path("changes"));
    }

    private int total(String bucket) {
        return caller.truth("").path("totals").path(bucket).asInt();
    }

    @Test
    public void everyPersonIsInOneBucket() {
        for (JsonNode tenant : tenants("")) {
            if (tenant.path("synced").asBoolean()) {
                assertEquals(tenant.path("people").asInt(), sum(tenant.path("counts")));
                assertEquals(tenant.path("counts").path("excluded").asInt(), sum(tenant.path("excluded")));
                assertEquals(tenant.path("counts").path("review").asInt(), sum(tenant.path("review")));
            }
        }
    }

    @Test
    public void everyOddCaseOfTheProductIsThere() {
        Set<String> excluded = new HashSet<>();
        Set<String> review = new HashSet<>();
        tenants("").forEach(t -> t.path("excluded").fieldNames().forEachRemaining(excluded::add));
        tenants("").forEach(t -> t.path("review").fieldNames().forEachRemaining(review::add));
        assertEquals(
                Set.of(
                        "disabled",
                        "no_valid_address",
                        "onmicrosoft_only",
                        "guest",
                        "shared_mailbox",
                        "room_mailbox",
                        "service_account"),
                excluded);
        assertEquals(Set.of("two_identities", "unverified_domain", "other_client", "several_contacts"), review);
        Set<String> archetypes = Set.copyOf(Caller.texts(contacts(), "archetype"));
        assertTrue(archetypes.containsAll(Set.of(
                "looks_like_bot",
                "non_latin",
                "no_mail",
                "mixed_case",
                "foreign_mail",
                "control_characters",
                "over_long_name",
                "known_by_alias",
                "known_but_inactive")));
    }

    @Test
    public void everyKindOfCustomerIsThereOnce() {
        Map<String, JsonNode> byKind = tenants("").stream()
                .collect(Collectors.toMap(t -> t.path("kind").asText(), t -> t, (a, b) -> a));
        assertEquals(18, byKind.size());
        assertEquals("candidates", byKind.get("two_clients").path("match").asText());
        assertEquals("create_new", byKind.get("no_client").path("decision").asText());
        assertFalse(byKind.get("partner").path("synced").asBoolean());
        assertEquals(
                byKind.get("shared_client").path("clients"),
                byKind.get("shared_client_second").path("clients"));
    }

    @Test
    public void theConnectionDecidesWhatIsReached() {
        assertTrue(caller.tenant("cipp_excluded").path("synced").asBoolean());
        Map<String, JsonNode> cipp = tenants("?connection=cipp").stream()
                .collect(Collectors.toMap(t -> t.path("kind").asText(), t -> t, (a, b) -> a));
        assertFalse(cipp.get("cipp_excluded").path("synced").asBoolean());
        assertFalse(cipp.get("no_gdap").path("listed").asBoolean());
    }

    @Test
    public void linkedContactsKeepWhatAPersonTyped() {
        Set<String> typed = new HashSet<>();
        caller.msp().path("clients").forEach(c -> c.path("contacts")
                .forEach(
                        k -> typed.add(k.path("email").asText() + k.path("name").asText())));
        List<JsonNode> known = contacts().stream()
                .filter(c -> c.path("archetype").asText().startsWith("known"))
                .toList();
        assertFalse(known.isEmpty());
        assertTrue(known.stream()
                .allMatch(c ->
                        typed.contains(c.path("email").asText() + c.path("name").asText())));
    }

    @Test
    public void noTypedContactIsLost() {
        Set<String> after = contacts().stream()
                .map(c -> c.path("email").asText() + c.path("name").asText())
                .collect(Collectors.toSet());
        caller.msp().path("clients").forEach(c -> c.path("contacts")
                .forEach(k -> assertTrue(
                        after.contains(k.path("email").asText() + k.path("name").asText()))));
    }

    @Test
    public void aBatchCountsWhatItChangedAndLetsTheRestRest() {
        Map<String, Long> kinds = change("day-two").stream()
                .collect(Collectors.groupingBy(c -> c.path("kind").asText(), Collectors.counting()));
        assertEquals(kinds.get("joined") + kinds.get("enabled") + kinds.get("moved") / 2, total("created"));
        assertEquals(kinds.get("left") + kinds.get("disabled") + kinds.get("moved") / 2, total("inactivated"));
        assertEquals(kinds.get("recreated") / 2, total("linked"));
        assertEquals(0, total("reactivated") + total("updated") + total("failed") + total("held"));
    }

    @Test
    public void whoComesBackIsReactivated() {
        long gone = change("day-two").stream()
                .filter(c -> Set.of("left", "moved").contains(c.path("kind").asText())
                        && c.path("effect").asText().equals("removed"))
                .count();
        List<JsonNode> back = change("day-three");
        long returned = back.stream()
                .filter(c -> c.path("kind").asText().equals("returned"))
                .count();
        assertTrue(returned > 0 && returned <= gone);
        Map<String, JsonNode> contacts = contactsByObject();
        back.stream()
                .filter(c -> c.path("kind").asText().equals("returned"))
                .forEach(c -> assertTrue(
                        contacts.get(c.path("objectId").asText()).path("active").asBoolean()));
        assertTrue(total("reactivated") >= returned);
    }

    @Test
    public void leaversKeepAnInactiveContact() {
        List<JsonNode> left = change("left");
        Map<String, JsonNode> contacts = contactsByObject();
        assertTrue(left.stream().allMatch(c -> !contacts.get(c.path("objectId").asText())
                .path("active")
                .asBoolean(true)));
    }

    @Test
    public void aRecreatedPersonsContactIsLinkedToTheNewObject() {
        List<JsonNode> changes = change("recreated");
        Map<String, JsonNode> contacts = contactsByObject();
        for (JsonNode change : changes) {
            boolean reborn = change.path("effect").asText().equals("added");
            assertEquals(reborn, contacts.containsKey(change.path("objectId").asText()));
        }
    }

    @Test
    public void theTruthOfAnEarlierPhaseCanStillBeRead() {
        JsonNode before = caller.truth("");
        change("day-two");
        assertEquals(before, caller.truth("?phase=0"));
        assertEquals(400, caller.get("/control/truth?phase=2").status());
        assertEquals(404, caller.post("/control/changes/armageddon", "").status());
    }

    @Test
    public void noSmallCustomerLosesEnoughToTripABreaker() {
        change("day-two");
        for (JsonNode tenant : tenants("")) {
            int gone = tenant.path("counts").path("inactivated").asInt();
            int links = tenant.path("eligible").asInt();
            assertTrue(tenant.toString(), gone < 3 || gone * 2 < links && (gone < 10 || gone * 5 < links));
        }
    }

    @Test
    public void theDefaultIsTwentyFiveCustomersAndAboutFiveThousandPeople() {
        caller.post("/control/reset", "{\"users\":5000}");
        int people =
                tenants("").stream().mapToInt(t -> t.path("people").asInt()).sum();
        assertEquals(26, tenants("").size());
        assertTrue(people > 4_000 && people < 5_500);
        assertEquals(1_500, caller.tenant("huge").path("people").asInt(), 2);
    }

    @Test
    public void aPlainCloudHasExactlyThePeopleThatWereAskedFor() {
        caller.post("/control/reset", "{\"customers\":40,\"users\":1000,\"plain\":true}");
        assertEquals(1_000, total("created"));
        assertTrue(tenants("").stream()
                .filter(t -> t.path("synced").asBoolean())
                .allMatch(t -> t.path("people").asInt() == 25));
    }
}
