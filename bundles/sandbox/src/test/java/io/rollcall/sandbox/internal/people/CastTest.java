package io.rollcall.sandbox.internal.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.sandbox.internal.cloud.Dice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What the directory says of the odd kinds, so that the truth beside it means something. */
public class CastTest {
    private static final Household HERE = new Household("t", "here.example", "here.onmicrosoft.com", "DE", true);

    private final List<Person> people = Cast.fill(Dice.of(1, "test"), HERE, 400, false, 0);

    private Person first(String archetype) {
        return of(archetype).get(0);
    }

    private List<Person> of(String archetype) {
        return people.stream().filter(p -> p.archetype().equals(archetype)).toList();
    }

    @Test
    public void guestsAreMarkedTwice() {
        Account guest = first("guest").account();
        assertEquals("Guest", guest.text(Property.USER_TYPE));
        assertTrue(guest.signInName().endsWith("#EXT#@here.onmicrosoft.com"));
    }

    @Test
    public void twinsAreBothEnabledAndShareAnAddress() {
        List<Person> twins = of("twins").subList(0, 2);
        String shared = twins.get(0).account().text(Property.MAIL);
        assertTrue(twins.stream().allMatch(p -> p.account().enabled()));
        assertTrue(twins.get(1).account().list(Property.PROXY_ADDRESSES).contains("smtp:" + shared));
        assertNotEquals(twins.get(0).account().id(), twins.get(1).account().id());
    }

    @Test
    public void tombstoneNamesAreThirtyTwoDigitsBeforeTheAddress() {
        assertTrue(first("tombstone_sign_in_name").account().signInName().matches("[0-9a-f]{32}.+@here\\.example"));
        assertFalse(first("tombstone").account().enabled());
    }

    @Test
    public void foreignAddressesLeaveNoVerifiedOne() {
        Account foreign = first("foreign_domain_only").account();
        assertFalse(foreign.signInName().endsWith("@here.example"));
        assertTrue(foreign.list(Property.PROXY_ADDRESSES).stream().noneMatch(a -> a.endsWith("@here.example")));
    }

    @Test
    public void contactsThatAreTypedElsewhereHoldTheSameAddress() {
        Person shared = first("other_clients_contact");
        assertEquals(
                shared.account().text(Property.MAIL), shared.elsewhere().get(0).email());
    }

    @Test
    public void aKnownAliasIsAProxyAddress() {
        Person known = first("known_by_alias");
        assertTrue(known.account()
                .list(Property.PROXY_ADDRESSES)
                .contains("smtp:" + known.known().get(0).email()));
    }

    @Test
    public void controlCharactersAreInTheNameAndNotExpectedInTheContact() {
        Person odd = first("control_characters");
        assertTrue(odd.account().text(Property.DISPLAY_NAME).chars().anyMatch(Character::isISOControl));
        assertTrue(odd.first().contact().orElseThrow().name().chars().noneMatch(Character::isISOControl));
    }

    @Test
    public void idsAndOrdinarySignInNamesAreUnique() {
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        people.forEach(p ->
                assertTrue(ids.add(p.account().id()) && names.add(p.account().signInName())));
    }

    @Test
    public void withoutTypedContactsNobodyNeedsOne() {
        Household fresh = new Household("t", "here.example", "here.onmicrosoft.com", "DE", false);
        List<Person> others = Cast.fill(Dice.of(1, "test"), fresh, 400, false, 0);
        assertTrue(others.stream()
                .allMatch(p -> p.known().isEmpty()
                        && p.bystanders().isEmpty()
                        && p.elsewhere().isEmpty()));
    }
}
