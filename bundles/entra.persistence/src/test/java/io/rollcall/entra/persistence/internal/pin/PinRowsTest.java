package io.rollcall.entra.persistence.internal.pin;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

public class PinRowsTest extends SyncTestBase {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());

    private final UUID ada = UUID.randomUUID();
    private PinRows pins;
    private ContactId contact;
    private ContactId other;

    @Before
    public void aLinkedContactAndAnother() {
        pins = new PinRows(db.entra);
        read(lastPage(user(ada, "ada@example.com"), user(UUID.randomUUID(), "bob@example.com")));
        contact = newContact("Ada", "ada@example.com");
        other = newContact("Bob", "bob@example.com");
        link(ada, contact);
        settleAll();
    }

    @Test
    public void whatIsPinnedHoldsUntilItExpires() {
        put(pin(contact, Optional.of(Field.EMAIL), Optional.of(NOW.plusSeconds(60))));
        put(pin(contact, Optional.of(Field.ROLE), Optional.empty()));
        put(pin(other, Optional.empty(), Optional.of(NOW.plusSeconds(60))));

        assertEquals(Map.of(contact, new Pins(false, Set.of(Field.EMAIL, Field.ROLE)), other, Pins.ALL), held(NOW));
        assertEquals(Map.of(contact, new Pins(false, Set.of(Field.ROLE))), held(NOW.plusSeconds(60)));
    }

    @Test
    public void aPinOfTheSameFieldTakesThePlaceOfTheFormerOne() {
        put(pin(contact, Optional.empty(), Optional.of(NOW)));
        Pin renewed = pin(contact, Optional.empty(), Optional.empty());
        put(renewed);

        assertEquals(List.of(renewed), list(Optional.empty()));
        assertEquals(Map.of(contact, Pins.ALL), held(NOW));
    }

    @Test
    public void settingAndRemovingAPinMakesTheLinkedIdentityDirty() {
        put(pin(contact, Optional.of(Field.EMAIL), Optional.empty()));
        assertEquals(List.of(ada), dirtyIds());

        settleAll();
        assertFalse(remove(contact, Optional.empty()));
        assertEquals("nothing was removed", List.of(), dirtyIds());
        assertTrue(remove(contact, Optional.of(Field.EMAIL)));
        assertEquals(List.of(ada), dirtyIds());
        assertEquals(Map.of(), held(NOW));
    }

    @Test
    public void anExpiredPinIsTakenOnceAndItsIdentityIsDirtyThen() {
        Pin expired = pin(contact, Optional.of(Field.EMAIL), Optional.of(NOW));
        put(expired);
        put(pin(contact, Optional.of(Field.ROLE), Optional.of(NOW.plusSeconds(1))));
        put(pin(other, Optional.empty(), Optional.empty()));
        settleAll();

        assertEquals(List.of(), takeExpired(NOW.minusSeconds(1)));
        assertEquals(List.of(), dirtyIds());
        assertEquals(List.of(expired), takeExpired(NOW));
        assertEquals(List.of(ada), dirtyIds());
        assertEquals(List.of(), takeExpired(NOW));
        assertEquals("it stays to be renewed", 3, list(Optional.empty()).size());

        put(expired);
        assertEquals("renewed, it can expire again", List.of(expired), takeExpired(NOW));
    }

    @Test
    public void theListGoesPageByPageAndContactByContact() {
        Pin first = pin(contact, Optional.of(Field.EMAIL), Optional.empty());
        Pin second = pin(other, Optional.empty(), Optional.of(NOW));
        Pin third = pin(contact, Optional.of(Field.UPN), Optional.empty());
        List.of(first, second, third).forEach(this::put);

        Page<Pin> page = db.in(tenant, () -> pins.list(tenant, Optional.empty(), new PageRequest(2, Optional.empty())));
        assertEquals(List.of(first, second), page.items());
        assertEquals(
                List.of(third),
                db.in(tenant, () -> pins.list(tenant, Optional.empty(), new PageRequest(2, page.next())))
                        .items());
        assertEquals(List.of(first, third), list(Optional.of(contact)));
    }

    @Test
    public void anotherTenantsPinsHoldNothingHere() {
        put(pin(contact, Optional.empty(), Optional.empty()));
        TenantId stranger = db.newTenant();

        assertEquals(Map.of(), db.in(stranger, () -> decisions.pins(stranger, List.of(contact), NOW)));
        assertFalse(db.in(stranger, () -> pins.remove(stranger, contact, Optional.empty())));
    }

    private static Pin pin(ContactId contact, Optional<Field> field, Optional<Instant> expiresAt) {
        return new Pin(
                TestDatabase.IDS.next(), contact, field, "Ann", "Typed.", NOW.minus(Duration.ofDays(1)), expiresAt);
    }

    private void put(Pin pin) {
        db.run(tenant, () -> pins.put(tenant, pin));
    }

    private boolean remove(ContactId from, Optional<Field> field) {
        return db.in(tenant, () -> pins.remove(tenant, from, field));
    }

    private List<Pin> takeExpired(Instant now) {
        return db.in(tenant, () -> pins.takeExpired(tenant, now, 10));
    }

    private List<Pin> list(Optional<ContactId> only) {
        return db.in(tenant, () -> pins.list(tenant, only, ALL)).items();
    }

    private Map<ContactId, Pins> held(Instant now) {
        return db.in(tenant, () -> decisions.pins(tenant, List.of(contact, other), now));
    }
}
