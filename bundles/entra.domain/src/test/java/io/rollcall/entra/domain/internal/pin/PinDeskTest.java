package io.rollcall.entra.domain.internal.pin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.pin.ContactPins.SetPin;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.pin.PinStore;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class PinDeskTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));
    private static final ContactId ADA = new ContactId(new UUID(4, 1));
    private static final ContactId MERGED = new ContactId(new UUID(4, 2));
    private static final ContactId DELETED = new ContactId(new UUID(4, 3));
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());

    private final FakeWork work = new FakeWork();
    private final FakeClock clock = new FakeClock();
    private final List<Pin> stored = new ArrayList<>();
    private final PinDesk desk = new PinDesk(
            new Access((tenant, flag) -> flag.equals(EntraFlags.UI)),
            work,
            pins(),
            contacts(),
            UUID::randomUUID,
            clock);
    private final Caller editor = person(Permission.SETTINGS_UPDATE);
    private final Caller reader = person(Permission.SETTINGS_READ);

    @Test
    public void a_pin_has_its_owner_reason_and_expiry() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        Pin pin = desk.put(editor, new SetPin(ADA, Optional.of(Field.EMAIL), " Typed by hand. ", Optional.of(end)));

        assertEquals(List.of(pin), stored);
        assertEquals("ann", pin.owner());
        assertEquals("Typed by hand.", pin.reason());
        assertEquals(clock.instant(), pin.setAt());
        assertTrue(pin.holds(end.minusSeconds(1)));
        assertTrue("a pin ends by time alone", !pin.holds(end));
    }

    @Test
    public void whoever_reads_may_list_but_not_pin() {
        assertEquals(List.of(), desk.list(reader, Optional.of(ADA), ALL).items());
        assertTrue(refusal(() -> desk.put(reader, whole(ADA))) instanceof Problem.Forbidden);
        assertTrue(refusal(() -> desk.remove(reader, ADA, Optional.empty())) instanceof Problem.Forbidden);
    }

    @Test
    public void a_pin_ends_in_the_future_and_says_why() {
        SetPin past = new SetPin(ADA, Optional.empty(), "Because.", Optional.of(clock.instant()));
        assertEquals("expiresAt", field(() -> desk.put(editor, past)));
        SetPin silent = new SetPin(ADA, Optional.empty(), " ", Optional.empty());
        assertEquals("reason", field(() -> desk.put(editor, silent)));
        assertEquals(List.of(), stored);
    }

    @Test
    public void what_is_not_synced_is_not_pinned() {
        assertTrue(
                refusal(() -> desk.put(editor, whole(new ContactId(UUID.randomUUID())))) instanceof Problem.NotFound);
        assertTrue(refusal(() -> desk.put(editor, whole(DELETED))) instanceof Problem.NotFound);
        assertEquals(
                "This contact was merged into " + ADA + ": pin that one.",
                refusal(() -> desk.put(editor, whole(MERGED))).sentence());
    }

    @Test
    public void removing_what_is_not_there_is_not_found() {
        desk.put(editor, whole(ADA));

        assertEquals(
                "There is no pin of the field 'role' of contact " + ADA + ".",
                refusal(() -> desk.remove(editor, ADA, Optional.of(Field.ROLE))).sentence());
        desk.remove(editor, ADA, Optional.empty());
        assertEquals(List.of(), stored);
    }

    private static SetPin whole(ContactId contact) {
        return new SetPin(contact, Optional.empty(), "Because.", Optional.empty());
    }

    private static String field(ThrowingRunnable work) {
        return ((Problem.Invalid) refusal(work)).fields().get(0).field();
    }

    private static Problem refusal(ThrowingRunnable work) {
        return assertThrows(Refused.class, work).problem();
    }

    private static Caller person(Permission permission) {
        return new Caller.Person(MSP, new UUID(0, 5), "ann", UserType.INTERNAL, Set.of(permission));
    }

    private PinStore pins() {
        return Partial.of(PinStore.class, new Object() {
            @SuppressWarnings("unused")
            public void put(TenantId tenant, Pin pin) {
                work.requireInside(tenant);
                stored.add(pin);
            }

            @SuppressWarnings("unused")
            public boolean remove(TenantId tenant, ContactId contact, Optional<Field> field) {
                work.requireInside(tenant);
                return stored.removeIf(
                        pin -> pin.contact().equals(contact) && pin.field().equals(field));
            }

            @SuppressWarnings("unused")
            public Page<Pin> list(TenantId tenant, Optional<ContactId> contact, PageRequest page) {
                work.requireInside(tenant);
                return new Page<>(stored, Optional.empty());
            }
        });
    }

    private Contacts contacts() {
        return Partial.of(Contacts.class, new Object() {
            @SuppressWarnings("unused")
            public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
                work.requireInside(tenant);
                return List.of(ADA, MERGED, DELETED).stream()
                        .filter(ids::contains)
                        .map(PinDeskTest::row)
                        .toList();
            }
        });
    }

    private static Contact row(ContactId id) {
        return new Contact(
                id,
                new ClientId(new UUID(1, 1)),
                "Ada",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                id.equals(MERGED) ? Optional.of(ADA) : Optional.empty(),
                id.equals(DELETED),
                1);
    }
}
