package io.rollcall.entra.domain.internal.sync;

import static io.rollcall.entra.domain.internal.sync.People.contact;
import static io.rollcall.entra.domain.internal.sync.People.decide;
import static io.rollcall.entra.domain.internal.sync.People.deleted;
import static io.rollcall.entra.domain.internal.sync.People.disabled;
import static io.rollcall.entra.domain.internal.sync.People.guest;
import static io.rollcall.entra.domain.internal.sync.People.linked;
import static io.rollcall.entra.domain.internal.sync.People.person;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Identities that have a contact. */
public class LinkedPeopleTest {
    private static final String ANN = "ann@contoso.example";

    @Test
    public void withoutRulesNothingThatAPersonTypedIsOverwritten() {
        Contact typed = contact("typed@contoso.example");
        Decision decision = decide(linked(person(ANN), typed, false), typed);
        assertEquals(Bucket.UNCHANGED, decision.bucket());
        assertTrue(decision.edit().isEmpty());
    }

    @Test
    public void aLeaverBecomesInactiveWithItsReason() {
        Contact typed = contact(ANN);
        Decision gone = decide(linked(deleted(person(ANN)), typed, false), typed);
        Decision off = decide(linked(disabled(person(ANN)), typed, false), typed);

        assertEquals(Bucket.INACTIVATED, gone.bucket());
        assertEquals(Optional.of("deleted"), gone.reason());
        assertEquals(Optional.of("disabled"), off.reason());
        assertEquals(Optional.of(true), gone.edit().orElseThrow().inactive());
        assertTrue(gone.linkChanges().get(0).inactivated());
    }

    @Test
    public void aLeaverStaysActiveIfTheRuleIsOff() {
        Contact typed = contact(ANN);
        SyncSettings off = SyncSettings.DEFAULTS.inactivating(false, false);
        Decision decision = People.decide(off, List.of(linked(disabled(person(ANN)), typed, false)), List.of(typed))
                .get(0);
        assertEquals(Bucket.UNCHANGED, decision.bucket());
    }

    @Test
    public void aKeyPersonIsNeverInactivatedByARule() {
        Contact key = People.keyPerson(contact(ANN));
        assertEquals(
                Optional.of("key_person"),
                decide(linked(deleted(person(ANN)), key, false), key).reason());
    }

    @Test
    public void whomRollcallInactivatedComesBackAndWhomAPersonInactivatedDoesNot() {
        Contact inactive = contact(People.CLIENT, ANN, true);
        assertEquals(
                Bucket.REACTIVATED,
                decide(linked(person(ANN), inactive, true), inactive).bucket());
        assertEquals(
                Bucket.UNCHANGED,
                decide(linked(person(ANN), inactive, false), inactive).bucket());
    }

    @Test
    public void outOfScopeKeepsTheContactUnlessTheSwitchIsOn() {
        Contact typed = contact(ANN);
        Decision kept = decide(linked(guest(person(ANN)), typed, false), typed);
        assertEquals(Bucket.OUT_OF_SCOPE, kept.bucket());
        assertTrue(kept.edit().isEmpty());

        SyncSettings on = SyncSettings.DEFAULTS.inactivating(true, true);
        assertEquals(
                Bucket.INACTIVATED,
                People.decide(on, List.of(linked(guest(person(ANN)), typed, false)), List.of(typed))
                        .get(0)
                        .bucket());
    }

    @Test
    public void aRuleOverwritesItsFieldOnlyAndTheJournalHoldsTheOldValue() {
        Contact typed = contact("typed@contoso.example");
        Decision decision = ruled(Set.of(Field.DISPLAY_NAME), person(ANN), typed);

        assertEquals(Bucket.UPDATED, decision.bucket());
        assertEquals(Optional.of("Ann Example"), decision.edit().orElseThrow().name());
        assertEquals(Optional.empty(), decision.edit().orElseThrow().email());
        assertEquals(Optional.of("Ann Typed"), decision.fields().get(0).before());
    }

    @Test
    public void aReplacedEmailBecomesAnAdditionalAddress() {
        Contact typed = contact("typed@contoso.example");
        Decision decision = ruled(Set.of(Field.EMAIL), person(ANN), typed);
        assertEquals(Optional.of(ANN), decision.edit().orElseThrow().email());
        assertEquals(
                "typed@contoso.example",
                decision.edit().orElseThrow().addEmails().get(0).email());
    }

    @Test
    public void anEmailIsNotMovedOntoAnotherContactsOrAPortalLogin() {
        Contact typed = contact("typed@contoso.example");
        assertEquals(
                Optional.of("address_taken"),
                ruled(Set.of(Field.EMAIL), person(ANN), typed, contact(ANN)).reason());
        Contact portal = People.portal(typed);
        assertEquals(
                Optional.of("portal_login"),
                ruled(Set.of(Field.EMAIL), person(ANN), portal).reason());
    }

    @Test
    public void anAddressThatTwoPeopleShareIsWrittenOnNeither() {
        Contact typed = contact("typed@contoso.example");
        KnownIdentity plain = linked(person(ANN), typed, false);
        KnownIdentity shared = new KnownIdentity(
                plain.identity(),
                1,
                plain.link(),
                List.of(new KnownIdentity.Twin(person(ANN), ANN)),
                KnownIdentity.ReviewState.NONE,
                KnownIdentity.Past.NONE,
                List.of());
        Decision decision = People.decide(
                        SyncSettings.DEFAULTS.overwriting(Set.of(Field.EMAIL)), List.of(shared), List.of(typed))
                .get(0);
        assertEquals(Optional.of("two_identities"), decision.reason());
    }

    @Test
    public void anOverLongNameFailsAloneUnderTheRuleToo() {
        Contact typed = contact(ANN);
        Identity longName = People.identity(ANN, "x".repeat(6000), "Ann", "Example");
        assertEquals(
                Bucket.FAILED,
                ruled(Set.of(Field.DISPLAY_NAME), longName, typed).bucket());
    }

    @Test
    public void blankNeverOverwrites() {
        Contact typed = contact(ANN);
        Identity blank = People.identity(ANN, "", "", "");
        assertEquals(
                Bucket.UNCHANGED,
                ruled(Set.of(Field.DISPLAY_NAME, Field.PHONE), blank, typed).bucket());
    }

    @Test
    public void anEqualPhoneIsUnchangedHoweverItIsWritten() {
        Contact typed =
                People.phoned(contact(ANN), List.of(new Contact.Phone("+44 20 7946 0000", "work", Origin.PERSON)));
        assertEquals(
                Bucket.UNCHANGED,
                ruled(Set.of(Field.PHONE), People.calling(person(ANN), "+442079460000"), typed)
                        .bucket());
        assertEquals(
                Bucket.UPDATED,
                ruled(Set.of(Field.PHONE), People.calling(person(ANN), "+442079460001"), typed)
                        .bucket());
    }

    @Test
    public void aContactThatAPersonDeletedEndsItsLinkWithoutAsking() {
        Contact removed = People.removed(contact(ANN));
        Decision deleted = decide(linked(person(ANN), removed, false), removed);
        assertEquals(Bucket.EXCLUDED, deleted.bucket());
        assertEquals(
                "contact_deleted",
                deleted.linkChanges().get(0).end().orElseThrow().reason());
        assertTrue(deleted.review().isEmpty());
    }

    @Test
    public void aMergedContactsLinkGoesToTheSurvivor() {
        Contact survivor = contact("typed@contoso.example");
        Contact merged = People.mergedInto(contact(ANN), survivor);
        Decision decision = decide(linked(person(ANN), merged, false), merged, survivor);
        assertEquals(Bucket.LINKED, decision.bucket());
        assertEquals(survivor.id(), decision.newLink().orElseThrow().contactId());
        assertEquals("merged", decision.linkChanges().get(0).end().orElseThrow().reason());
    }

    @Test
    public void aSurvivorThatIsTakenOrElsewhereIsAPersonsAffair() {
        Contact elsewhere = contact(People.OTHER_CLIENT, "typed@contoso.example", false);
        Contact merged = People.mergedInto(contact(ANN), elsewhere);
        assertEquals(
                Optional.of("contact_merged"),
                decide(linked(person(ANN), merged, false), merged, elsewhere).reason());

        Contact taken = contact("typed@contoso.example");
        Contact intoTaken = People.mergedInto(contact(ANN), taken);
        LinkState others =
                linked(person("x@contoso.example"), taken, false).link().orElseThrow();
        assertEquals(
                Optional.of("contact_merged"),
                People.decide(
                                SyncSettings.DEFAULTS,
                                List.of(linked(person(ANN), intoTaken, false)),
                                List.of(intoTaken, taken),
                                others)
                        .get(0)
                        .reason());
    }

    @Test
    public void pinsKeepAContactOrAFieldAsItIs() {
        Contact typed = contact(ANN);
        Pins name = new Pins(false, Set.of(Field.DISPLAY_NAME));
        SyncSettings rules = SyncSettings.DEFAULTS.overwriting(Set.of(Field.DISPLAY_NAME, Field.ROLE));
        Decision field = People.pinned(rules, linked(person(ANN), typed, false), typed, name);
        assertEquals(Optional.empty(), field.edit().orElseThrow().name());
        assertEquals(Optional.of("Engineer"), field.edit().orElseThrow().role());

        Decision whole = People.pinned(rules, linked(disabled(person(ANN)), typed, false), typed, Pins.ALL);
        assertEquals(Bucket.UNCHANGED, whole.bucket());
        assertTrue(whole.edit().isEmpty());
    }

    @Test
    public void somebodyWhoFlapsWaitsUntilItIsQuiet() {
        Contact typed = contact(ANN);
        Duration day = Duration.ofDays(1);
        List<Instant> thrice = List.of(
                People.NOW.minus(day.multipliedBy(6)),
                People.NOW.minus(day.multipliedBy(2)),
                People.NOW.minus(Duration.ofHours(23)));
        Decision waits = decide(People.flapping(linked(disabled(person(ANN)), typed, false), thrice), typed);
        assertEquals(Bucket.HELD, waits.bucket());
        assertEquals(Optional.of("flapping"), waits.reason());

        List<Instant> quiet = List.of(thrice.get(0), thrice.get(1), People.NOW.minus(Duration.ofHours(25)));
        assertEquals(
                Bucket.INACTIVATED,
                decide(People.flapping(linked(disabled(person(ANN)), typed, false), quiet), typed)
                        .bucket());
        assertEquals(
                Bucket.INACTIVATED,
                decide(People.flapping(linked(disabled(person(ANN)), typed, false), thrice.subList(1, 3)), typed)
                        .bucket());
    }

    @Test
    public void aContactThatAPersonMovedToAnotherClientGoesToReview() {
        Contact moved = contact(People.OTHER_CLIENT, ANN, false);
        assertEquals(
                Optional.of("contact_moved"),
                decide(linked(person(ANN), moved, false), moved).reason());
    }

    private static Decision ruled(Set<Field> rules, Identity who, Contact contact, Contact... others) {
        ArrayList<Contact> all = new ArrayList<>(List.of(others));
        all.add(contact);
        return People.decide(SyncSettings.DEFAULTS.overwriting(rules), List.of(linked(who, contact, false)), all)
                .get(0);
    }
}
