package io.rollcall.host.rest.internal.contacts;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OTHER_MSP;
import static io.rollcall.host.rest.internal.testing.TestCredentials.TENANT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.ContactProvenance;
import io.rollcall.host.api.contacts.ContactProvenance.Provenance;
import io.rollcall.host.rest.internal.testing.CountingIds;
import io.rollcall.host.rest.internal.testing.Rest;
import io.rollcall.host.rest.internal.testing.SameThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ContactsResourceTest {
    private static final String CONTACTS = "api/v1/contacts";
    private static final String ANN = CONTACTS + "/00000000-0000-0000-0000-000000000001";
    private static final String BOB = CONTACTS + "/00000000-0000-0000-0000-000000000002";
    private static final String CLIENT = "\"clientId\":\"00000000-0000-0000-0000-0000000000c1\"";

    private final SameThread work = new SameThread();
    private final List<ContactProvenance> plugins = new ArrayList<>();
    private final Rest rest =
            Rest.with(new ContactsResource(new ContactTable(), new ContactViews(work, plugins), new CountingIds()));

    @Test
    public void aPersonsAddressesAndPhonesAreShownWithTheirOrigin() {
        JsonNode ann = create("\"name\":\"Ann\",\"email\":\"ann@contoso.com\",\"additionalEmails\":[\"a@contoso.com\"],"
                        + "\"phones\":[{\"number\":\"+49 30 1\",\"label\":\"work\"}]")
                .data();
        assertEquals("person", ann.at("/additionalEmails/0/origin").asText());
        assertEquals("+49 30 1", ann.at("/phones/0/number").asText());
        assertFalse(ann.has("provenance"));
    }

    @Test
    public void aPersonMakesAContactInactiveAndKeepsTheRest() {
        create("\"name\":\"Ann\",\"email\":\"ann@contoso.com\",\"additionalEmails\":[\"a@contoso.com\"]");
        JsonNode ann = rest.send("PATCH", ANN, ADMIN, "{\"inactive\":true,\"email\":null}", "\"1\"")
                .data();
        assertEquals(true, ann.get("inactive").asBoolean());
        assertFalse(ann.has("email"));
        assertEquals("a@contoso.com", ann.at("/additionalEmails/0/email").asText());
    }

    @Test
    public void aDeletedContactIsFoundMarked() {
        create("\"name\":\"Ann\"");
        assertEquals(204, rest.send("DELETE", ANN, ADMIN, "", "\"1\"").status());
        assertEquals(true, rest.get(ANN, ADMIN).data().get("deleted").asBoolean());
        assertEquals(412, rest.send("DELETE", ANN, ADMIN, "", "\"1\"").status());
    }

    @Test
    public void aMergeAnswersTheSurvivor() {
        create("\"name\":\"Ann\"");
        create("\"name\":\"Bob\"");
        String intoAnn = "{\"into\":\"00000000-0000-0000-0000-000000000001\"}";
        assertEquals(
                "Ann",
                rest.send("POST", BOB + "/merge", ADMIN, intoAnn, "\"1\"")
                        .data()
                        .get("name")
                        .asText());
        assertEquals(
                "00000000-0000-0000-0000-000000000001",
                rest.get(BOB, ADMIN).data().get("mergedInto").asText());
        assertEquals(
                400, rest.send("POST", ANN + "/merge", ADMIN, intoAnn, "\"1\"").status());
        assertEquals(
                400, rest.send("POST", ANN + "/merge", ADMIN, "{}", "\"1\"").status());
    }

    @Test
    public void everythingThatIsWrongIsSaidAtOnce() {
        Rest.Answer answer = rest.send(
                "POST",
                CONTACTS,
                ADMIN,
                "{\"email\":\"x\",\"additionalEmails\":[\"a@b.c\",\"no\",null],\"phones\":[{\"number\":\" \"},null]}");
        assertEquals(
                "[clientId, name, email, additionalEmails[1], additionalEmails[2], phones[0].number, phones[0].label, phones[1]]",
                answer.json().get("fields").findValuesAsText("field").toString());
    }

    @Test
    public void aPluginSaysWhereAContactComesFromWithinTheUnitOfWork() {
        create("\"name\":\"Ann\"");
        create("\"name\":\"Bob\"");
        plugins.add((tenant, ids) -> {
            assertEquals(Optional.of(TENANT), work.current());
            assertEquals(TENANT, tenant);
            Map<ContactId, Provenance> known = new HashMap<>();
            known.put(new ContactId(new UUID(0, 1)), provenance("linked"));
            return known;
        });
        plugins.add((tenant, ids) -> Map.of(new ContactId(new UUID(0, 1)), provenance("second to speak")));
        JsonNode list = rest.get(CONTACTS, ADMIN).data();
        assertEquals("linked", list.at("/0/provenance/status").asText());
        assertEquals("2026-01-01T00:00:00Z", list.at("/0/provenance/lastSync").asText());
        assertFalse(list.get(1).has("provenance"));
        assertEquals(
                "linked", rest.get(ANN, ADMIN).data().at("/provenance/status").asText());
    }

    @Test
    public void anotherMspSeesNoneOfIt() {
        create("\"name\":\"Ann\"");
        assertEquals(404, rest.get(ANN, OTHER_MSP).status());
        assertEquals(0, rest.get(CONTACTS, OTHER_MSP).data().size());
    }

    @Test
    public void aSearchForWhatNoNameHoldsIsRefused() {
        for (String search : List.of("%00", "x".repeat(256))) {
            Rest.Answer answer = rest.get(CONTACTS + "?search=" + search, ADMIN);
            assertEquals(400, answer.status());
            assertEquals("search", answer.json().at("/fields/0/field").asText());
        }
    }

    private Rest.Answer create(String fields) {
        return rest.send("POST", CONTACTS, ADMIN, "{" + CLIENT + "," + fields + "}");
    }

    private static Provenance provenance(String status) {
        return new Provenance(
                "entra",
                status,
                Optional.empty(),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.empty());
    }
}
