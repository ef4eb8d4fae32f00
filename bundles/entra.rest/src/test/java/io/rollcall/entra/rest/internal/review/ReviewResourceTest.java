package io.rollcall.entra.rest.internal.review;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ReviewResourceTest {
    private static final UUID CANDIDATE = new UUID(0, 31);

    private final List<PageRequest> pages = new ArrayList<>();
    private final Rest rest = new Rest(new ReviewResource((caller, page) -> {
        pages.add(page);
        return new Page<>(List.of(item()), Optional.of("next-items"));
    }));

    @Test
    public void an_item_says_who_waits_why_and_who_it_may_be() {
        JsonNode item = rest.get("reconciliation-queue").data().path(0);

        assertEquals("several_contacts", item.path("reason").asText());
        assertEquals("Ann", item.path("name").asText());
        assertEquals(Samples.CLIENT.toString(), item.path("clientId").asText());
        assertEquals(CANDIDATE.toString(), item.path("candidates").path(0).asText());
    }

    @Test
    public void the_queue_comes_in_pages() {
        JsonNode page = rest.get("reconciliation-queue?limit=2&cursor=here").json();

        assertEquals("next-items", page.path("next").asText());
        assertEquals(List.of(new PageRequest(2, Optional.of("here"))), pages);
        assertEquals(400, rest.get("reconciliation-queue?limit=0").status());
        assertEquals(400, rest.get("reconciliation-queue?limit=x").status());
    }

    private static ReviewItem item() {
        return new ReviewItem(
                new UUID(0, 30),
                Samples.CUSTOMER,
                new UUID(0, 32),
                new ClientId(Samples.CLIENT),
                Optional.of("Ann"),
                Optional.of("ann@contoso.example"),
                "several_contacts",
                List.of(new ContactId(CANDIDATE)),
                "open",
                Samples.NOON);
    }
}
