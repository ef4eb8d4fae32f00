package io.rollcall.entra.rest.internal.pin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.pin.ContactPins;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class PinsResourceTest {
    private static final UUID CONTACT = new UUID(0, 31);

    private final List<Object> asked = new ArrayList<>();
    private final Rest rest = new Rest(new PinsResource(new Asked()));

    @Test
    public void a_pin_is_put_with_reason_field_and_expiry() {
        Rest.Answer answer = put("'contactId':'" + CONTACT
                + "','field':'displayName','reason':'Typed.','expiresAt':'2027-01-01T00:00:00Z'");

        assertEquals(200, answer.status());
        assertEquals(
                List.of(new ContactPins.SetPin(
                        new ContactId(CONTACT),
                        Optional.of(Field.DISPLAY_NAME),
                        "Typed.",
                        Optional.of(Instant.parse("2027-01-01T00:00:00Z")))),
                asked);
        assertEquals("displayName", answer.data().path("field").asText());
        assertEquals("ann", answer.data().path("owner").asText());
    }

    @Test
    public void a_pin_without_a_field_is_of_the_whole_contact() {
        assertEquals(200, put("'contactId':'" + CONTACT + "','reason':'Typed.'").status());
        assertEquals(Optional.empty(), ((ContactPins.SetPin) asked.get(0)).field());
    }

    @Test
    public void what_is_missing_or_unknown_is_refused_by_its_name() {
        assertEquals("contactId", put("'reason':'Typed.'").field());
        assertEquals("reason", put("'contactId':'" + CONTACT + "'").field());
        assertEquals(
                "field",
                put("'contactId':'" + CONTACT + "','reason':'Typed.','field':'shoe'")
                        .field());
        assertEquals(List.of(), asked);
    }

    @Test
    public void a_pin_is_removed_by_contact_and_field() {
        Rest.Answer answer = rest.send("DELETE", "pins", json("'contactId':'" + CONTACT + "','field':'upn'"), Map.of());

        assertTrue(String.valueOf(answer.status()), answer.status() < 300);
        assertEquals(List.of(new ContactId(CONTACT), Optional.of(Field.UPN)), asked);
    }

    @Test
    public void pins_come_in_pages_and_by_contact() {
        JsonNode page =
                rest.get("pins?contactId=" + CONTACT + "&limit=2&cursor=here").json();

        assertEquals(List.of(Optional.of(new ContactId(CONTACT)), new PageRequest(2, Optional.of("here"))), asked);
        assertEquals("next-pins", page.path("next").asText());
        assertEquals("Typed.", page.path("data").path(0).path("reason").asText());
        assertEquals(400, rest.get("pins?limit=0").status());
    }

    private Rest.Answer put(String fields) {
        return rest.send("PUT", "pins", json(fields), Map.of());
    }

    private static String json(String fields) {
        return ("{" + fields + "}").replace('\'', '"');
    }

    private final class Asked implements ContactPins {
        @Override
        public Pin put(Caller caller, SetPin command) {
            asked.add(command);
            return pin(command.field());
        }

        @Override
        public void remove(Caller caller, ContactId contact, Optional<Field> field) {
            asked.add(contact);
            asked.add(field);
        }

        @Override
        public Page<Pin> list(Caller caller, Optional<ContactId> contact, PageRequest page) {
            asked.add(contact);
            asked.add(page);
            return new Page<>(List.of(pin(Optional.empty())), Optional.of("next-pins"));
        }

        private Pin pin(Optional<Field> field) {
            return new Pin(
                    new UUID(0, 40), new ContactId(CONTACT), field, "ann", "Typed.", Samples.NOON, Optional.empty());
        }
    }
}
