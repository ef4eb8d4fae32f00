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
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Origin;
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
        SyncSettings off = new SyncSettings(
                Set.of(), false, false, true, false, List.of(), Set.of(), 2, SyncSettings.DEFAULTS.absenceGap(), 1);
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

        SyncSettings on = new SyncSettings(
                Set.of(), true, true, true, false, List.of(), Set.of(), 2, SyncSettings.DEFAULTS.absenceGap(), 1);
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
                Optional.empty(),
                Optional.empty(),
                false);
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
    public void whatAPersonDidToTheContactGoesToReview() {
        Contact removed = People.removed(contact(ANN));
        Decision deleted = decide(linked(person(ANN), removed, false), removed);
        assertEquals(Optional.of("contact_deleted"), deleted.reason());
        assertEquals(
                Optional.of("contact_deleted"), deleted.linkChanges().get(0).end());

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
