package io.rollcall.host.persistence.internal.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.admin.SecretPointers.Pointer;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Test;

public class SettingsTablesTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private static final PageRequest FIRST = new PageRequest(9, Optional.empty());

    private final TenantId tenant = DATABASE.newTenant();
    private final FlagTable flags = new FlagTable(DATABASE.work, DATABASE.work, TestDatabase.READY);
    private final SecretPointerTable pointers =
            new SecretPointerTable(DATABASE.work, DATABASE.work, TestDatabase.READY);
    private final NoticeTable notices = new NoticeTable(DATABASE.work, TestDatabase.IDS, TestDatabase.READY);

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void aFlagIsOffUntilItIsTurnedOnForTheTenant() {
        flags.ensure(List.of(new FlagDefinition("one", "First."), new FlagDefinition("two", "Second.")));
        assertEquals(Set.of(), flags.on(tenant));
        flags.set(tenant, "one", true);
        assertEquals(Set.of("one"), flags.on(tenant));
        assertEquals(Set.of(), flags.on(DATABASE.newTenant()));
        flags.set(tenant, "one", false);
        assertEquals(Set.of(), flags.on(tenant));
    }

    @Test
    public void ensuringFlagsAgainKeepsTheirTargetsAndTakesNewSentences() {
        flags.ensure(List.of(new FlagDefinition("one", "First.")));
        flags.set(tenant, "one", true);
        flags.ensure(List.of(new FlagDefinition("one", "Better.")));
        assertTrue(flags.definitions().contains(new FlagDefinition("one", "Better.")));
        assertEquals(Set.of("one"), flags.on(tenant));
    }

    @Test
    public void anUnknownFlagIsRefused() {
        Refused refused = assertThrows(Refused.class, () -> flags.set(tenant, "unknown", true));
        assertEquals(Problem.NotFound.class, refused.problem().getClass());
    }

    @Test
    public void aPointerMovesOnlyFromWhereItIsExpected() {
        assertTrue(pointers.move(tenant, "s", Optional.empty(), "filesystem", "1-a", "Ada"));
        assertFalse(pointers.move(tenant, "s", Optional.empty(), "filesystem", "1-b", "Bob"));
        assertFalse(pointers.move(tenant, "s", Optional.of("1-b"), "filesystem", "2-b", "Bob"));
        assertTrue(pointers.move(tenant, "s", Optional.of("1-a"), "vault", "2-a", "Ada"));
        Pointer pointer = pointers.find(tenant, "s").orElseThrow();
        assertEquals("vault 2-a Ada", pointer.provider() + " " + pointer.version() + " " + pointer.updatedBy());
        assertFalse(pointers.remove(tenant, "s", "1-a"));
        assertTrue(pointers.remove(tenant, "s", "2-a"));
        assertEquals(Optional.empty(), pointers.find(tenant, "s"));
    }

    @Test
    public void aNoticeIsNotRepeatedWhileItIsUnread() {
        raise("tenant_lost", "a");
        raise("tenant_lost", "a");
        raise("tenant_lost", "b");
        assertEquals(2, list(new PageRequest(9, Optional.empty())).items().size());
        DATABASE.execute(tenant, "update notices set read_at = now()");
        raise("tenant_lost", "a");
        assertEquals(3, list(new PageRequest(9, Optional.empty())).items().size());
    }

    @Test
    public void noticesAreListedNewestFirst() {
        List.of("a", "b", "c").forEach(subject -> raise("k", subject));
        Page<Notice> first = list(new PageRequest(2, Optional.empty()));
        assertEquals(
                List.of("c", "b"), first.items().stream().map(Notice::subject).toList());
        Page<Notice> second = list(new PageRequest(2, first.next()));
        assertEquals(List.of("a"), second.items().stream().map(Notice::subject).toList());
    }

    @Test
    public void noticesAreFilteredByKindAndByWhetherTheyWereRead() {
        raise("tenant_lost", "a");
        raise("tenant_new", "b");
        raise("quarantine", "c");
        assertEquals(List.of("c", "b"), subjects(Set.of("tenant_new", "quarantine"), false));
        UUID b = list(FIRST).items().get(1).id();
        assertEquals(1, (int) DATABASE.work.inTenant(tenant, () -> notices.read(tenant, List.of(b, new UUID(0, 9)))));
        assertEquals(0, (int) DATABASE.work.inTenant(tenant, () -> notices.read(tenant, List.of(b))));
        assertEquals(List.of("c"), subjects(Set.of("tenant_new", "quarantine"), true));
        assertEquals(List.of("c", "a"), subjects(Set.of(), true));
        assertTrue(list(FIRST).items().get(1).readAt().isPresent());
    }

    @Test
    public void allOfSomeKindsAreMarkedAsReadAtOnce() {
        raise("tenant_lost", "a");
        raise("another_plug_ins", "b");
        assertEquals(1, (int) DATABASE.work.inTenant(tenant, () -> notices.readAll(tenant, Set.of("tenant_lost"))));
        assertEquals(List.of("b"), subjects(Set.of(), true));
    }

    @Test
    public void aForgottenSubjectsNoticesSayNothingOfItAnyMoreAndAreRead() {
        raise("portal_login_inactivated", "a");
        raise("portal_login_inactivated", "b");
        DATABASE.work.runInTenant(tenant, () -> notices.forget(tenant, Set.of("a")));
        assertEquals(List.of("b"), subjects(Set.of(), true));
        assertEquals(
                List.of("A sentence.", "This was about somebody who was purged since."),
                list(FIRST).items().stream().map(Notice::sentence).toList());
    }

    private List<String> subjects(Set<String> kinds, boolean unread) {
        Notices.Filter filter = new Notices.Filter(kinds, unread);
        return DATABASE.work.inTenant(tenant, () -> notices.list(tenant, filter, FIRST)).items().stream()
                .map(Notice::subject)
                .toList();
    }

    private void raise(String kind, String subject) {
        DATABASE.work.runInTenant(tenant, () -> notices.raise(tenant, kind, subject, "A sentence."));
    }

    private Page<Notice> list(PageRequest page) {
        return DATABASE.work.inTenant(tenant, () -> notices.list(tenant, page));
    }
}
