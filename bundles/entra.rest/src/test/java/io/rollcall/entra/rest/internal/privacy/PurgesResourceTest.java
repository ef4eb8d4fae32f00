package io.rollcall.entra.rest.internal.privacy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.entra.domain.privacy.Purges;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class PurgesResourceTest {
    private static final UUID CONTACT = new UUID(0, 31);

    private final List<Object> asked = new ArrayList<>();
    private final Rest rest = new Rest(new PurgesResource(new Asked()));

    @Test
    public void a_contact_or_a_client_is_purged_with_a_reason_and_the_answer_says_that_it_is_for_good() {
        Rest.Answer one = post("'contactId':'" + CONTACT + "','reason':'Asked.'");
        post("'clientId':'" + Samples.CLIENT + "','reason':'Offboarded.'");

        assertEquals(200, one.status());
        assertEquals(CONTACT.toString(), one.data().path("contactId").asText());
        assertTrue(one.body(), one.data().path("sentence").asText().contains("cannot be undone"));
        assertEquals(
                List.of(
                        new OneContact(new ContactId(CONTACT)),
                        "Asked.",
                        new WholeClient(new ClientId(Samples.CLIENT)),
                        "Offboarded."),
                asked);
    }

    @Test
    public void nobody_is_purged_by_mistake() {
        assertEquals("contactId", post("'reason':'Asked.'").field());
        assertEquals(
                "contactId",
                post("'contactId':'" + CONTACT + "','clientId':'" + Samples.CLIENT + "','reason':'Asked.'")
                        .field());
        assertEquals("reason", post("'contactId':'" + CONTACT + "'").field());
        assertEquals(List.of(), asked);
    }

    @Test
    public void the_record_says_who_when_why_and_how_many_and_what_to_do_with_one_that_was_cut_short() {
        JsonNode page = rest.get("purges?limit=2&cursor=here").json();
        JsonNode record = page.path("data").path(0);

        assertEquals(List.of(new PageRequest(2, Optional.of("here"))), asked);
        assertEquals("next-purges", page.path("next").asText());
        assertEquals("care", record.path("purgedBy").asText());
        assertEquals(7, record.path("contacts").asInt());
        assertTrue(record.path("sentence").asText().contains("repeat it"));
    }

    private Rest.Answer post(String fields) {
        return rest.post("purges", ("{" + fields + "}").replace('\'', '"'));
    }

    private final class Asked implements Purges {
        @Override
        public Purge purge(Caller caller, PurgeTarget target, String reason) {
            asked.add(target);
            asked.add(reason);
            return new Purge(new UUID(0, 41), target, reason, "care", Samples.NOON, Optional.of(Samples.NOON), 1, 1);
        }

        @Override
        public Page<Purge> list(Caller caller, PageRequest page) {
            asked.add(page);
            PurgeTarget client = new WholeClient(new ClientId(Samples.CLIENT));
            Purge purge =
                    new Purge(new UUID(0, 42), client, "Offboarded.", "care", Samples.NOON, Optional.empty(), 7, 9);
            return new Page<>(List.of(purge), Optional.of("next-purges"));
        }
    }
}
