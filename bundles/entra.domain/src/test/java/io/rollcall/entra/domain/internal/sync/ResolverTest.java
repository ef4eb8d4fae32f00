package io.rollcall.entra.domain.internal.sync;

import static io.rollcall.entra.domain.internal.sync.People.CLIENT;
import static io.rollcall.entra.domain.internal.sync.People.OTHER_CLIENT;
import static io.rollcall.entra.domain.internal.sync.People.addressed;
import static io.rollcall.entra.domain.internal.sync.People.contact;
import static io.rollcall.entra.domain.internal.sync.People.deleted;
import static io.rollcall.entra.domain.internal.sync.People.identity;
import static io.rollcall.entra.domain.internal.sync.People.mergedInto;
import static io.rollcall.entra.domain.internal.sync.People.person;
import static io.rollcall.entra.domain.internal.sync.People.removed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.review.ReviewStore.Decided;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** What a person says about somebody who waits. */
public class ResolverTest {
    private static final String ANN = "ann@contoso.example";

    private final Identity ann = person(ANN);
    private final Contact typed = contact(ANN);

    @Test
    public void linkingToAContactOfTheClientChangesNothingOfIt() {
        Decision decision = answer(item(ann), existing(typed), typed);

        assertEquals(Bucket.LINKED, decision.bucket());
        assertEquals(typed.id(), decision.newLink().orElseThrow().contactId());
        assertEquals(Optional.empty(), decision.edit());
        assertEquals("linked", decision.stamp().orElseThrow().status());
        assertEquals(List.of("linked review.resolved_existing []"), told(item(ann), decision));
    }

    @Test
    public void aContactOfAnotherClientMovesOnlyIfThePersonSaysSo() {
        Contact theirs = contact(OTHER_CLIENT, ANN, false);

        assertTrue(refusal(item(ann), existing(theirs), theirs) instanceof Problem.RuleRefused);
        Decision decision = answer(item(ann), new Answer.Existing(theirs.id(), true), theirs);

        assertEquals(Optional.of(CLIENT), decision.edit().orElseThrow().client());
        assertEquals(
                List.of(new FieldChange(
                        "client_id", Optional.of(OTHER_CLIENT.toString()), Optional.of(CLIENT.toString()))),
                decision.fields());
        assertEquals("review.resolved_moved", decision.rule());
        assertEquals(Set.of(ANN), decided(item(ann), decision).addressKeys());
    }

    @Test
    public void contactsThatAreNotThereAnyMoreAreRefused() {
        Contact survivor = contact("else@contoso.example");
        Contact merged = mergedInto(typed, survivor);

        assertSentence("was deleted", item(ann), existing(typed), removed(typed));
        assertSentence("was merged", item(ann), existing(merged), merged, survivor);
        assertSentence("There is no contact", item(ann), existing(typed));
    }

    @Test
    public void aContactOfSomebodyLiveIsNotGivenAway() {
        Problem problem = refusal(item(ann), existing(typed), List.of(link(typed, true, false)), typed);

        assertTrue(problem instanceof Problem.Conflict);
    }

    @Test
    public void aLinkOfSomebodyGonePassesOverAndWhatRollcallInactivatedComesBack() {
        Contact inactive = contact(CLIENT, ANN, true);
        LinkState former = link(inactive, false, true);
        Decision decision = answer(item(ann), existing(inactive), List.of(former), inactive);

        assertEquals(Bucket.REACTIVATED, decision.bucket());
        assertEquals(Optional.of(false), decision.edit().orElseThrow().inactive());
        assertEquals(former.linkId(), decision.linkChanges().get(0).linkId());
        assertEquals("passed_over", end(decision.linkChanges().get(0)));
        assertEquals("link_passed", told(item(ann), decision).get(0).split(" ")[0]);
    }

    @Test
    public void whomAPersonMadeInactiveStaysSo() {
        Contact inactive = contact(CLIENT, ANN, true);
        Decision decision = answer(item(ann), existing(inactive), List.of(link(inactive, false, false)), inactive);

        assertEquals(Bucket.LINKED, decision.bucket());
        assertEquals(Optional.empty(), decision.edit());
    }

    @Test
    public void aPinnedContactStaysInactive() {
        Contact inactive = contact(CLIENT, ANN, true);
        Surroundings around = around(List.of(link(inactive, false, true)), Map.of(inactive.id(), Pins.ALL), inactive);

        assertEquals(
                Bucket.LINKED,
                resolver(around)
                        .decide(item(ann), People.TENANT, existing(inactive))
                        .bucket());
    }

    @Test
    public void oneContactGoesToOneIdentityInOneRequest() {
        Resolver resolver = resolver(around(List.of(), Map.of(), typed));
        resolver.decide(item(ann), People.TENANT, existing(typed));

        Refused twice =
                assertThrows(Refused.class, () -> resolver.decide(item(person(ANN)), People.TENANT, existing(typed)));
        assertTrue(twice.problem() instanceof Problem.Conflict);
    }

    @Test
    public void itsOwnContactIsKeptAndBroughtBackIfItMoved() {
        Contact away = contact(OTHER_CLIENT, ANN, false);
        LinkState own = link(ann, away);
        ReviewItem item = item(ann, Optional.of(own), away);

        Decision back = answer(item, new Answer.Existing(away.id(), true), List.of(own), away);
        assertEquals(Bucket.UPDATED, back.bucket());
        assertEquals(Optional.empty(), back.newLink());
        assertEquals(List.of(), back.linkChanges());
        assertEquals("moved", told(item, back).get(0).split(" ")[0]);

        ReviewItem keyPerson = item(ann, Optional.of(link(ann, typed)), typed);
        Decision kept = answer(keyPerson, existing(typed), List.of(link(ann, typed)), typed);
        assertEquals(Bucket.UNCHANGED, kept.bucket());
        assertEquals(List.of("review_closed review.resolved_existing []"), told(keyPerson, kept));
    }

    @Test
    public void anotherContactTakesThePlaceOfItsOwn() {
        Contact away = contact(OTHER_CLIENT, "old@contoso.example", false);
        LinkState own = link(ann, away);
        ReviewItem item = item(ann, Optional.of(own), away);

        Decision decision = answer(item, existing(typed), List.of(own), typed, away);

        assertEquals(own.linkId(), decision.linkChanges().get(0).linkId());
        assertEquals("resolved", end(decision.linkChanges().get(0)));
        assertEquals(
                List.of("link_ended", "linked"),
                told(item, decision).stream().map(entry -> entry.split(" ")[0]).toList());
    }

    @Test
    public void aNewContactTakesEveryFieldWhoeverHoldsItsAddress() {
        Decision decision = answer(item(People.calling(ann, "+44 20 7946 0000")), new Answer.New(), typed);

        NewContact made = decision.newContact().orElseThrow();
        assertEquals(Bucket.CREATED, decision.bucket());
        assertEquals(CLIENT, made.clientId());
        assertEquals("Ann Example", made.name());
        assertEquals(Optional.of(ANN), made.email());
        assertEquals(Optional.of("Engineer"), made.role());
        assertEquals("+442079460000", made.phones().get(0).number());
        assertTrue(decision.newLink().orElseThrow().created());
        assertEquals(Optional.of("new"), decided(item(ann), decision).resolution());
    }

    @Test
    public void anAddressOfAForeignDomainIsNotWritten() {
        Identity foreign = addressed(ann, "ann@elsewhere.example", "ann@elsewhere.example", List.of());

        NewContact made = answer(item(foreign), new Answer.New()).newContact().orElseThrow();

        assertEquals(Optional.empty(), made.email());
        assertEquals("Ann Example", made.name());
    }

    @Test
    public void nobodyWithoutAnyNameBecomesAContact() {
        Identity nameless = addressed(identity(ANN, "", "", ""), "", "", List.of());

        assertSentence("neither a name nor an address", item(nameless), new Answer.New());
        assertSentence("longer", item(identity(ANN, "x".repeat(257), "", "")), new Answer.New());
    }

    @Test
    public void whoIsDeletedMeanwhileGetsNoContact() {
        assertSentence("deleted from the directory", item(deleted(ann)), new Answer.New());
        assertSentence("deleted from the directory", item(deleted(ann)), existing(typed), typed);
    }

    @Test
    public void theOnlyCandidateIsTakenAndNoneOfSeveral() {
        Contact second = contact(ANN);

        assertEquals(
                typed.id(),
                answer(item(ann, Optional.empty(), typed), new Answer.OnlyCandidate(), typed)
                        .newLink()
                        .orElseThrow()
                        .contactId());
        assertSentence("2 candidates", item(ann, Optional.empty(), typed, second), new Answer.OnlyCandidate(), typed);
        assertSentence("no candidate", item(ann), new Answer.OnlyCandidate());
    }

    @Test
    public void dismissingTouchesNothingAndKeepsTheReason() {
        Decision decision = answer(item(ann), new Answer.Dismiss("a test account"));

        assertEquals(Bucket.EXCLUDED, decision.bucket());
        assertEquals(Optional.of("reviewed"), decision.reason());
        Decided closed = Ruling.of(item(ann), People.TENANT, decision).decided(new Answer.Dismiss("a test account"));
        assertEquals(ReviewState.DISMISSED, closed.state());
        assertEquals(Optional.of("a test account"), closed.note());
        assertEquals(List.of("dismissed review.dismissed []"), told(item(ann), decision));
    }

    private static Answer existing(Contact contact) {
        return new Answer.Existing(contact.id(), false);
    }

    private static Decided decided(ReviewItem item, Decision decision) {
        return Ruling.of(item, People.TENANT, decision).decided(new Answer.New());
    }

    /** Action, rule and fields of each entry. */
    private static List<String> told(ReviewItem item, Decision decision) {
        return Ruling.of(item, People.TENANT, decision)
                .journal(People.IDS)
                .map(ResolverTest::text)
                .toList();
    }

    private static String text(JournalEntry entry) {
        return entry.action() + " " + entry.rule() + " " + entry.fields();
    }

    private static String end(LinkChange change) {
        return change.end().orElseThrow().reason();
    }

    private static Decision answer(ReviewItem item, Answer answer, Contact... contacts) {
        return answer(item, answer, List.of(), contacts);
    }

    private static Decision answer(ReviewItem item, Answer answer, List<LinkState> links, Contact... contacts) {
        return resolver(around(links, Map.of(), contacts)).decide(item, People.TENANT, answer);
    }

    private static Problem refusal(ReviewItem item, Answer answer, Contact... contacts) {
        return refusal(item, answer, List.of(), contacts);
    }

    private static Problem refusal(ReviewItem item, Answer answer, List<LinkState> links, Contact... contacts) {
        return assertThrows(Refused.class, () -> answer(item, answer, links, contacts))
                .problem();
    }

    private static void assertSentence(String part, ReviewItem item, Answer answer, Contact... contacts) {
        String sentence = refusal(item, answer, contacts).sentence();
        assertTrue(sentence, sentence.contains(part));
    }

    private static Surroundings around(List<LinkState> links, Map<ContactId, Pins> pins, Contact... contacts) {
        return new Surroundings(People.NOW, List.of(contacts), List.of(contacts), links, pins, Set.of(), Set.of());
    }

    private static Resolver resolver(Surroundings around) {
        return new Resolver(SyncSettings.DEFAULTS, People.PHONES, People.IDS, around);
    }

    private static LinkState link(Contact contact, boolean live, boolean inactivated) {
        return new LinkState(
                UUID.randomUUID(),
                People.TENANT.entraTenantId(),
                UUID.randomUUID(),
                contact.id(),
                inactivated,
                live,
                Optional.empty(),
                true);
    }

    private static LinkState link(Identity who, Contact contact) {
        return new LinkState(
                new UUID(7, 7),
                People.TENANT.entraTenantId(),
                who.objectId(),
                contact.id(),
                false,
                true,
                Optional.empty(),
                true);
    }

    private static ReviewItem item(Identity who) {
        return item(who, Optional.empty());
    }

    private static ReviewItem item(Identity who, Optional<LinkState> link, Contact... candidates) {
        return new ReviewItem(
                new UUID(8, 8),
                People.TENANT.entraTenantId(),
                "Contoso",
                People.TENANT.verifiedDomains(),
                CLIENT,
                "Contoso Ltd",
                who,
                1,
                link,
                "several_contacts",
                List.of(candidates).stream().map(Contact::id).toList(),
                ReviewState.OPEN,
                People.NOW,
                Optional.empty());
    }
}
