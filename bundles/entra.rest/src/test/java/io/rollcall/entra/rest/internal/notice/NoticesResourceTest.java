package io.rollcall.entra.rest.internal.notice;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.notice.NoticeBoard;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class NoticesResourceTest {
    private static final UUID NOTICE = new UUID(0, 50);

    private final List<Object> asked = new ArrayList<>();
    private final Rest rest = new Rest(new NoticesResource(new Asked()));

    @Test
    public void notices_come_in_pages_by_kind_and_unread_only() {
        JsonNode page = rest.get("notices?kind=quarantine_aged&unread=true&limit=2&cursor=here")
                .json();

        assertEquals(
                List.of(Optional.of(NoticeKind.QUARANTINE_AGED), true, new PageRequest(2, Optional.of("here"))), asked);
        assertEquals("next-notices", page.path("next").asText());
        JsonNode notice = page.path("data").path(0);
        assertEquals("Contoso is new.", notice.path("sentence").asText());
        assertEquals("tenant_new", notice.path("kind").asText());
    }

    @Test
    public void without_filters_all_are_listed_and_an_unknown_kind_is_refused() {
        assertEquals(200, rest.get("notices").status());
        assertEquals(List.of(Optional.empty(), false, new PageRequest(100, Optional.empty())), asked);
        assertEquals("kind", rest.get("notices?kind=QUARANTINE").field());
    }

    @Test
    public void some_or_all_are_marked_as_read() {
        assertEquals(1, post("'ids':['" + NOTICE + "']").data().path("marked").asInt());
        assertEquals(9, post("'all':true").data().path("marked").asInt());
        assertEquals(List.of(List.of(NOTICE), "all"), asked);
    }

    @Test
    public void what_shall_be_marked_must_be_said() {
        assertEquals("ids", post("").field());
        assertEquals("ids", post("'all':false").field());
        assertEquals("ids[0]", post("'ids':[null]").field());
        assertEquals("ids", post("'all':true,'ids':['" + NOTICE + "']").field());
        assertEquals(List.of(), asked);
    }

    private Rest.Answer post(String fields) {
        return rest.post("notices/read", ("{" + fields + "}").replace('\'', '"'));
    }

    private final class Asked implements NoticeBoard {
        @Override
        public Page<Notice> list(Caller caller, Optional<NoticeKind> kind, boolean unread, PageRequest page) {
            asked.addAll(List.of(kind, unread, page));
            Notice notice = new Notice(NOTICE, "tenant_new", "id", "Contoso is new.", Samples.NOON, Optional.empty());
            return new Page<>(List.of(notice), Optional.of("next-notices"));
        }

        @Override
        public int read(Caller caller, Collection<UUID> ids) {
            asked.add(List.copyOf(ids));
            return 1;
        }

        @Override
        public int readAll(Caller caller) {
            asked.add("all");
            return 9;
        }
    }
}
