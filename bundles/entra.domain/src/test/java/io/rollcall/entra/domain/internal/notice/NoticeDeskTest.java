package io.rollcall.entra.domain.internal.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class NoticeDeskTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());

    private final FakeWork work = new FakeWork();
    private final List<Notices.Filter> asked = new ArrayList<>();
    private final List<Object> marked = new ArrayList<>();
    private final NoticeDesk desk =
            new NoticeDesk(new Access((tenant, flag) -> flag.equals(EntraFlags.UI)), work, notices());
    private final Caller reader = person(UserType.INTERNAL);

    @Test
    public void only_this_products_notices_are_shown() {
        desk.list(reader, Optional.empty(), true, ALL);
        desk.list(reader, Optional.of(NoticeKind.FLAPPING), false, ALL);

        assertTrue(asked.get(0).unread());
        assertEquals(NoticeKind.values().length, asked.get(0).kinds().size());
        assertFalse(
                "a filter for none would be one for all", asked.get(0).kinds().isEmpty());
        assertEquals(new Notices.Filter(Set.of("flapping"), false), asked.get(1));
    }

    @Test
    public void who_may_read_may_mark_as_read() {
        UUID id = UUID.randomUUID();
        assertEquals(1, desk.read(reader, List.of(id)));
        assertEquals(2, desk.readAll(reader));
        assertEquals(List.of(id), marked.get(0));
        assertTrue(((Collection<?>) marked.get(1)).contains("quarantine"));
        assertThrows(Refused.class, () -> desk.readAll(person(UserType.CLIENT)));
        assertThrows(Refused.class, () -> desk.list(person(UserType.CLIENT), Optional.empty(), false, ALL));
    }

    private static Caller person(UserType type) {
        return new Caller.Person(MSP, new UUID(0, 5), "ann", type, Set.of(Permission.SETTINGS_READ));
    }

    private Notices notices() {
        return Partial.of(Notices.class, new Object() {
            @SuppressWarnings("unused")
            public Page<Notice> list(TenantId tenant, Notices.Filter filter, PageRequest page) {
                work.requireInside(tenant);
                asked.add(filter);
                return new Page<>(List.of(), Optional.empty());
            }

            @SuppressWarnings("unused")
            public int read(TenantId tenant, Collection<UUID> ids) {
                work.requireInside(tenant);
                marked.add(List.copyOf(ids));
                return 1;
            }

            @SuppressWarnings("unused")
            public int readAll(TenantId tenant, Collection<String> kinds) {
                work.requireInside(tenant);
                marked.add(kinds);
                return 2;
            }
        });
    }
}
