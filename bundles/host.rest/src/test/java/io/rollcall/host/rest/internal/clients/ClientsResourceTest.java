package io.rollcall.host.rest.internal.clients;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OTHER_MSP;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.rollcall.host.api.admin.ClientAdmin;
import io.rollcall.host.rest.internal.testing.CountingIds;
import io.rollcall.host.rest.internal.testing.Rest;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ClientsResourceTest {
    private static final String CLIENTS = "api/v1/clients";
    private static final String FIRST = CLIENTS + "/00000000-0000-0000-0000-000000000001";

    private final ClientTable table = new ClientTable();
    private final Rest rest = Rest.with(new ClientsResource(table, new CountingIds()));

    @Test
    public void aCreatedClientIsAnsweredWithItsAddressAndVersion() {
        Rest.Answer created = create("{\"name\":\" Contoso \",\"website\":\"contoso.com\",\"country\":\"DE\"}");
        assertEquals(201, created.status());
        assertEquals("https://rollcall.test/" + FIRST, created.header("Location"));
        assertEquals("\"1\"", created.header("ETag"));
        assertEquals("Contoso", created.data().get("name").asText());
        assertEquals(created.data(), rest.get(FIRST, ADMIN).data());
    }

    @Test
    public void aChangeLeavesTheRestAsItIsAndNullClears() {
        create("{\"name\":\"Contoso\",\"website\":\"contoso.com\",\"country\":\"DE\"}");
        Rest.Answer changed = rest.send("PATCH", FIRST, ADMIN, "{\"website\":null,\"inactive\":true}", "\"1\"");
        assertEquals("\"2\"", changed.header("ETag"));
        assertEquals("DE", changed.data().get("country").asText());
        assertFalse(changed.data().has("website"));
        assertEquals(true, changed.data().get("inactive").asBoolean());
    }

    @Test
    public void aStaleCopyIsRefusedAndNothingChanges() {
        create("{\"name\":\"Contoso\"}");
        rest.send("PATCH", FIRST, ADMIN, "{\"name\":\"New\"}", "\"1\"");
        assertEquals(
                412,
                rest.send("PATCH", FIRST, ADMIN, "{\"name\":\"Newer\"}", "\"1\"")
                        .status());
        assertEquals(
                412,
                rest.send("PATCH", FIRST, ADMIN, "{\"name\":\"Newer\"}", "W/\"x\"")
                        .status());
        assertEquals("New", rest.get(FIRST, ADMIN).data().get("name").asText());
    }

    @Test
    public void aChangeWithoutAVersionIsRefusedByName() {
        create("{\"name\":\"Contoso\"}");
        Rest.Answer answer = rest.send("PATCH", FIRST, ADMIN, "{\"name\":\"New\"}");
        assertEquals("If-Match", answer.json().at("/fields/0/field").asText());
    }

    @Test
    public void everythingThatIsWrongIsSaidAtOnce() {
        Rest.Answer answer =
                create("{\"name\":\"  \",\"country\":\"de\",\"billingEmail\":\"nobody\",\"website\":\"a\\u0007b\"}");
        assertEquals(400, answer.status());
        assertEquals(
                "[name, website, billingEmail, country]",
                answer.json().get("fields").findValuesAsText("field").toString());
    }

    @Test
    public void aPatchIsCheckedLikeAForm() {
        create("{\"name\":\"Contoso\"}");
        assertEquals("name", field(rest.send("PATCH", FIRST, ADMIN, "{\"name\":null}", "\"1\"")));
        assertEquals("version", field(rest.send("PATCH", FIRST, ADMIN, "{\"version\":9}", "\"1\"")));
        assertEquals("inactive", field(rest.send("PATCH", FIRST, ADMIN, "{\"inactive\":\"yes\"}", "\"1\"")));
    }

    @Test
    public void theListIsFilteredAndPaged() {
        create("{\"name\":\"A\"}");
        create("{\"name\":\"B\"}");
        Rest.Answer first = rest.get(CLIENTS + "?limit=1&search=co&inactive=false", ADMIN);
        assertEquals(Optional.of(new ClientAdmin.Filter(Optional.of("co"), Optional.of(false))), table.asked);
        assertEquals(1, first.data().size());
        Rest.Answer second =
                rest.get(CLIENTS + "?limit=1&cursor=" + first.json().get("next").asText(), ADMIN);
        assertEquals("B", second.data().at("/0/name").asText());
        assertFalse(second.json().has("next"));
        assertEquals(400, rest.get(CLIENTS + "?limit=1001", ADMIN).status());
    }

    @Test
    public void anotherMspSeesNoneOfIt() {
        create("{\"name\":\"Contoso\"}");
        assertEquals(0, rest.get(CLIENTS, OTHER_MSP).data().size());
        assertEquals(404, rest.get(FIRST, OTHER_MSP).status());
        assertEquals(
                404,
                rest.send("PATCH", FIRST, OTHER_MSP, "{\"name\":\"Mine\"}", "\"1\"")
                        .status());
    }

    @Test
    public void aSearchForWhatNoNameHoldsIsRefused() {
        for (String search : List.of("%00", "x".repeat(256))) {
            Rest.Answer answer = rest.get(CLIENTS + "?search=" + search, ADMIN);
            assertEquals(400, answer.status());
            assertEquals("search", answer.json().at("/fields/0/field").asText());
        }
    }

    private Rest.Answer create(String json) {
        return rest.send("POST", CLIENTS, ADMIN, json);
    }

    private static String field(Rest.Answer answer) {
        assertEquals(400, answer.status());
        return answer.json().at("/fields/0/field").asText();
    }
}
