package io.rollcall.entra.domain.internal.sync;

import static io.rollcall.entra.domain.internal.sync.People.addressed;
import static io.rollcall.entra.domain.internal.sync.People.contact;
import static io.rollcall.entra.domain.internal.sync.People.decide;
import static io.rollcall.entra.domain.internal.sync.People.deleted;
import static io.rollcall.entra.domain.internal.sync.People.disabled;
import static io.rollcall.entra.domain.internal.sync.People.fresh;
import static io.rollcall.entra.domain.internal.sync.People.guest;
import static io.rollcall.entra.domain.internal.sync.People.identity;
import static io.rollcall.entra.domain.internal.sync.People.person;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.NewContact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** Identities without a contact. */
public class NewcomersTest {
    private static final String ANN = "ann@contoso.example";

    @Test
    public void aPersonNobodyKnowsBecomesAContactWithEveryField() {
        Decision decision = decide(fresh(People.calling(person(ANN), "+44 20 7946 0000")));

        NewContact contact = decision.newContact().orElseThrow();
        assertEquals(Bucket.CREATED, decision.bucket());
        assertEquals("Ann Example", contact.name());
        assertEquals(Optional.of(ANN), contact.email());
        assertEquals(Optional.of("Engineer"), contact.role());
        assertEquals("+442079460000", contact.phones().get(0).number());
        assertEquals(contact.id(), decision.newLink().orElseThrow().contactId());
    }

    @Test
    public void aBlankDisplayNameFallsBackToTheNamesThenToTheAddress() {
        assertEquals("Ann Example", name(identity(ANN, "", "Ann", "Example")));
        assertEquals("ann", name(identity(ANN, "\u0007 ", "", "")));
    }

    @Test
    public void controlCharactersAreRemovedFromNames() {
        assertEquals("Bell Ann", name(identity(ANN, "Bell \u0007Ann\u001b", "Ann", "Example")));
    }

    @Test
    public void aNameOf256CharactersIsKeptAndALongerOneFailsAlone() {
        assertEquals(256, name(identity(ANN, "x".repeat(256), "Ann", "Example")).length());
        Decision decision = decide(fresh(identity(ANN, "x".repeat(257), "Ann", "Example")));
        assertEquals(Bucket.FAILED, decision.bucket());
        assertEquals(Optional.of("name_too_long"), decision.reason());
    }

    @Test
    public void aBrokenPhoneIsKeptAsItIs() {
        NewContact contact = decide(fresh(People.calling(person(ANN), "ask reception!")))
                .newContact()
                .orElseThrow();
        assertEquals("ask reception!", contact.phones().get(0).number());
    }

    @Test
    public void anAddressThatAContactHoldsLinksAndChangesNothingOfIt() {
        Contact typed = contact("ANN@Contoso.example");
        Decision decision = decide(fresh(person(ANN)), typed);

        assertEquals(Bucket.LINKED, decision.bucket());
        assertEquals(typed.id(), decision.newLink().orElseThrow().contactId());
        assertTrue(decision.edit().isEmpty());
    }

    @Test
    public void aliasesAndAdditionalAddressesMatchToo() {
        Identity aliased = addressed(person(ANN), ANN, ANN, List.of("SMTP:" + ANN, "smtp:old@contoso.example"));
        assertEquals(
                Bucket.LINKED,
                decide(fresh(aliased), contact("old@contoso.example")).bucket());
        Identity sip = addressed(person(ANN), ANN, ANN, List.of("SIP:old@contoso.example"));
        assertEquals(
                Bucket.CREATED,
                decide(fresh(sip), contact("old@contoso.example")).bucket());
    }

    @Test
    public void anInactiveContactIsLinkedAndStaysInactive() {
        Decision decision = decide(fresh(person(ANN)), contact(People.CLIENT, ANN, true));
        assertEquals(Bucket.LINKED, decision.bucket());
        assertTrue(decision.edit().isEmpty());
    }

    @Test
    public void doubtGoesToReview() {
        assertReview("other_client", decide(fresh(person(ANN)), contact(People.OTHER_CLIENT, ANN, false)));
        assertReview("several_contacts", decide(fresh(person(ANN)), contact(ANN), contact(ANN)));
        assertReview("two_identities", decide(twin(person(ANN))));
        String foreign = "ann@elsewhere.example";
        assertReview("unverified_domain", decide(fresh(addressed(person(ANN), foreign, foreign, List.of()))));
    }

    @Test
    public void aTwinThatIsNoContactIsNoTwin() {
        assertEquals(
                Bucket.CREATED, decide(twin(person(ANN), guest(person(ANN)))).bucket());
    }

    @Test
    public void whoIsMissingAlreadyIsNotCreated() {
        Identity ann = person(ANN);
        assertExcluded("missing", People.missing(ann));
    }

    @Test
    public void aForeignMailIsIgnoredWhileAVerifiedAddressIsLeft() {
        Decision decision = decide(fresh(addressed(person(ANN), "ann@elsewhere.example", ANN, List.of())));
        assertEquals(Optional.of(ANN), decision.newContact().orElseThrow().email());
    }

    @Test
    public void exclusionsSayWhy() {
        assertExcluded("disabled", disabled(person(ANN)));
        assertExcluded("deleted", deleted(person(ANN)));
        assertExcluded("guest", guest(person(ANN)));
        assertExcluded("guest", addressed(person(ANN), ANN, "ann_x.example#EXT#@contoso.onmicrosoft.com", List.of()));
        assertExcluded("no_valid_address", addressed(person(ANN), "n/a", "kiosk..1@contoso.example", List.of()));
        assertExcluded("onmicrosoft_only", addressed(person(ANN), "", "ann@contoso.onmicrosoft.com", List.of()));
        assertExcluded("room_mailbox", identity("room.adams@contoso.example", "Conf Room Adams", "", ""));
        assertExcluded("service_account", identity("svc-backup@contoso.example", "Backup", "", ""));
        assertExcluded("shared_mailbox", identity("info@contoso.example", "Contoso Info", "", ""));
    }

    @Test
    public void aTombstoneNameIsNoAddress() {
        String tombstone = "0123456789abcdef0123456789abcdef" + ANN;
        assertExcluded("no_valid_address", addressed(person(ANN), "", tombstone, List.of()));
        Decision decision = decide(fresh(addressed(person(ANN), ANN, tombstone, List.of())));
        assertEquals(Optional.of(ANN), decision.newContact().orElseThrow().email());
    }

    @Test
    public void aContactOfALiveIdentityIsNotTakenFromIt() {
        Contact typed = contact(ANN);
        List<Decision> decisions = People.decide(
                SyncSettings.DEFAULTS, List.of(fresh(person(ANN))), List.of(typed), holder(typed, true, true, false));
        assertReview("contact_taken", decisions.get(0));
    }

    @Test
    public void twoIdentitiesOfOneBatchDoNotGetTheSameContact() {
        Contact typed = contact(ANN);
        List<Decision> decisions =
                People.decide(SyncSettings.DEFAULTS, List.of(fresh(person(ANN)), fresh(person(ANN))), List.of(typed));
        assertEquals(Bucket.LINKED, decisions.get(0).bucket());
        assertReview("contact_taken", decisions.get(1));
    }

    @Test
    public void aRecreatedPersonTakesTheContactOverAndItComesBackIfWeInactivatedIt() {
        Contact inactive = contact(People.CLIENT, ANN, true);
        LinkState former = holder(inactive, false, true, true);
        Decision decision = People.decide(SyncSettings.DEFAULTS, List.of(fresh(person(ANN))), List.of(inactive), former)
                .get(0);

        assertEquals(Bucket.REACTIVATED, decision.bucket());
        assertEquals(
                "passed_over", decision.linkChanges().get(0).end().orElseThrow().reason());
        assertEquals(Optional.of(false), decision.edit().orElseThrow().inactive());
    }

    @Test
    public void anotherTenantsDeadLinkPassesOverOnlyWithinTheSameClient() {
        Contact typed = contact(ANN);
        List<Decision> elsewhere = People.decide(
                SyncSettings.DEFAULTS, List.of(fresh(person(ANN))), List.of(typed), holder(typed, false, false, false));
        assertReview("contact_taken", elsewhere.get(0));
    }

    @Test
    public void aReviewIsAskedOnceAndNotAgainAfterItWasDecidedOnTheSameData() {
        Contact one = contact(ANN);
        Contact two = contact(ANN);
        String same =
                decide(fresh(person(ANN)), one, two).review().orElseThrow().fingerprint();
        assertEquals(64, same.length());

        KnownIdentity open = People.asked(person(ANN), UUID.randomUUID(), same);
        assertTrue(decide(open, one, two).review().isEmpty());

        KnownIdentity decided = People.answered(person(ANN), same);
        assertEquals(Optional.of("reviewed"), decide(decided, one, two).reason());
        assertReview("several_contacts", decide(decided, one, contact(ANN)));
    }

    @Test
    public void anOpenReviewThatARuleCanNowDecideIsClosed() {
        UUID item = UUID.randomUUID();
        KnownIdentity open = People.asked(person(ANN), item, "several");
        assertEquals(Optional.of(item), decide(open, contact(ANN)).closesReview());
    }

    @Test
    public void anOpenReviewWhoseCandidatesChangedIsReplacedByOneThatShowsThem() {
        UUID item = UUID.randomUUID();
        Decision decision = decide(People.asked(person(ANN), item, "other candidates"), contact(ANN), contact(ANN));
        assertEquals(Optional.of(item), decision.closesReview());
        assertEquals(2, decision.review().orElseThrow().candidates().size());
    }

    @Test
    public void aContactThatAPersonDeletedIsAskedForOnlyWhenTheIdentityChanges() {
        Contact removed = People.removed(contact(ANN));
        Identity ann = person(ANN);
        String then = decide(People.linked(ann, removed, false), removed)
                .linkChanges()
                .get(0)
                .end()
                .orElseThrow()
                .fingerprint()
                .orElseThrow();
        assertEquals(
                Optional.of("contact_deleted"),
                decide(People.remembering(ann, then, Set.of(), false)).reason());
        assertEquals(
                Bucket.EXCLUDED,
                decide(People.remembering(ann, then, Set.of(), false)).bucket());
        Identity renamed = addressed(ann, "new@contoso.example", "new@contoso.example", List.of());
        assertReview("contact_deleted", decide(People.remembering(renamed, then, Set.of(), false)));
    }

    @Test
    public void whatARemapLeftBehindIsNobodyElsesContact() {
        Contact left = contact(People.OTHER_CLIENT, ANN, false);
        KnownIdentity moved = People.remembering(person(ANN), "", Set.of(left.id()), false);
        assertEquals(Bucket.CREATED, decide(moved, left).bucket());
        assertReview("other_client", decide(fresh(person(ANN)), left));
    }

    @Test
    public void whomAnUndoKeepsOutStaysOut() {
        Decision decision = decide(People.remembering(person(ANN), "", Set.of(), true), contact(ANN));
        assertEquals(Bucket.EXCLUDED, decision.bucket());
        assertEquals(Optional.of("undone"), decision.reason());
    }

    @Test
    public void aContactThatAnUndoMadeInactiveComesBackWhenItIsLinkedAgain() {
        Contact inactive = contact(People.CLIENT, ANN, true);
        Decision typed = decide(fresh(person(ANN)), inactive);
        assertEquals(Bucket.LINKED, typed.bucket());
        assertTrue(typed.edit().isEmpty());

        Decision undone = new SyncDecider(People.PHONES, People.PATTERNS, People.IDS)
                .decide(
                        People.TENANT,
                        SyncSettings.DEFAULTS,
                        List.of(fresh(person(ANN))),
                        new Surroundings(
                                People.NOW,
                                List.of(),
                                List.of(inactive),
                                List.of(),
                                Map.of(),
                                Set.of(inactive.id()),
                                Set.of()))
                .get(0);
        assertEquals(Bucket.REACTIVATED, undone.bucket());
        assertEquals(Optional.of(false), undone.edit().orElseThrow().inactive());
    }

    @Test
    public void whoeverWasPurgedIsNeverMadeAContactNorAskedAboutAgain() {
        Identity purged = person(ANN);
        Contact holder = contact(ANN);
        Decision decision = new SyncDecider(People.PHONES, People.PATTERNS, People.IDS)
                .decide(
                        People.TENANT,
                        SyncSettings.DEFAULTS,
                        List.of(fresh(purged)),
                        new Surroundings(
                                People.NOW,
                                List.of(),
                                List.of(holder),
                                List.of(),
                                Map.of(),
                                Set.of(),
                                Set.of(purged.objectId())))
                .get(0);

        assertEquals(Bucket.EXCLUDED, decision.bucket());
        assertEquals("scope.purged", decision.rule());
        assertEquals(Optional.of("purged"), decision.reason());
        assertTrue(decision.newLink().isEmpty());
    }

    @Test
    public void oneBadIdentityNeverStopsTheOthers() {
        Identity poisoned = new Identity(
                UUID.randomUUID(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                true,
                true,
                Identity.Presence.PRESENT);
        List<Decision> decisions =
                People.decide(SyncSettings.DEFAULTS, List.of(fresh(poisoned), fresh(person(ANN))), List.of());
        assertEquals(Bucket.FAILED, decisions.get(0).bucket());
        assertEquals(Bucket.CREATED, decisions.get(1).bucket());
    }

    @Test
    public void valuesThatNoPersonHasFailAlone() {
        assertEquals(
                Optional.of("phone_too_long"),
                decide(fresh(People.calling(person(ANN), "9".repeat(101)))).reason());
        Identity role = People.titled(person(ANN), "x".repeat(257));
        assertEquals(Optional.of("role_too_long"), decide(fresh(role)).reason());
        assertEquals(Bucket.FAILED, decide(fresh(role)).bucket());
    }

    @Test
    public void whoIsInNoneOfTheChosenGroupsIsExcluded() {
        assertExcluded("group_not_selected", People.ungrouped(person(ANN)));
    }

    @Test
    public void ownPatternsLicencesAndDomainsExclude() {
        SyncSettings chosen =
                SyncSettings.DEFAULTS.scoped(new ScopeSettings(true, false, List.of("^ann@"), Set.of(), Map.of()));
        assertEquals(
                Optional.of("pattern"),
                People.decide(chosen, List.of(fresh(person(ANN))), List.of())
                        .get(0)
                        .reason());
        SyncSettings domains = SyncSettings.DEFAULTS.scoped(
                new ScopeSettings(true, false, List.of(), Set.of("other.example"), Map.of()));
        assertEquals(
                Optional.of("domain_not_selected"),
                People.decide(domains, List.of(fresh(person(ANN))), List.of())
                        .get(0)
                        .reason());
    }

    private static KnownIdentity twin(Identity who) {
        return twin(who, person(ANN));
    }

    private static KnownIdentity twin(Identity who, Identity other) {
        return new KnownIdentity(
                who,
                1,
                Optional.empty(),
                List.of(new KnownIdentity.Twin(other, ANN)),
                KnownIdentity.ReviewState.NONE,
                KnownIdentity.Past.NONE,
                List.of());
    }

    private static LinkState holder(Contact contact, boolean live, boolean sameClient, boolean inactivated) {
        return new LinkState(
                UUID.randomUUID(),
                People.TENANT.entraTenantId(),
                UUID.randomUUID(),
                contact.id(),
                inactivated,
                live,
                Optional.empty(),
                sameClient);
    }

    private static String name(Identity who) {
        return decide(fresh(who)).newContact().orElseThrow().name();
    }

    private static void assertReview(String reason, Decision decision) {
        assertEquals(Bucket.REVIEW, decision.bucket());
        assertEquals(Optional.of(reason), decision.reason());
        assertTrue(decision.newLink().isEmpty());
        assertFalse(decision.newContact().isPresent());
    }

    private static void assertExcluded(String reason, Identity who) {
        Decision decision = decide(fresh(who));
        assertEquals(Optional.of(reason), decision.reason());
        assertEquals(Bucket.EXCLUDED, decision.bucket());
    }
}
