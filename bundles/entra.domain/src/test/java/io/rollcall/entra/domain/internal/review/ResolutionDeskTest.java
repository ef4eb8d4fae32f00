package io.rollcall.entra.domain.internal.review;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions.Bulk;
import io.rollcall.entra.domain.review.Resolutions.Effect;
import io.rollcall.entra.domain.review.Resolutions.Outcome;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class ResolutionDeskTest {
    private static final PageRequest TWO = new PageRequest(2, Optional.empty());

    private final ReviewBench bench = new ReviewBench();
    private final Caller ann = ReviewBench.caller(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE);

    @Test
    public void an_answer_is_recorded_as_a_run_that_is_over() {
        Contact one = bench.contact(ReviewBench.CLIENT, "one");
        ReviewItem item = bench.item("ann", one);

        ReviewItem now = bench.desk.resolve(ann, item.id(), existing(one)).item();

        Run run = bench.runs.get(0);
        assertEquals(RunKind.APPLY, run.kind());
        assertEquals(Trigger.MANUAL, run.trigger());
        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals("ann", run.startedBy());
        assertEquals(Optional.of(ReviewBench.CLIENT), run.client());
        assertEquals(Optional.of(bench.clock.instant()), run.endedAt());
        assertEquals(1, run.counters().of(Bucket.LINKED));
        assertEquals(run.counters(), bench.parts.get(0).counters());
        assertEquals(ReviewState.RESOLVED, now.state());
        assertEquals(Optional.of(run.id()), now.closing().orElseThrow().run());
        assertEquals("ann", now.closing().orElseThrow().by());
        assertEquals(Optional.of("existing"), now.closing().orElseThrow().resolution());
    }

    @Test
    public void links_provenance_and_journal_are_written_and_the_identity_is_decided_again() {
        Contact one = bench.contact(ReviewBench.CLIENT, "one");
        ReviewItem item = bench.item("ann", one);

        bench.desk.resolve(ann, item.id(), existing(one));

        BatchWrites writes = bench.writes.get(ReviewBench.CONTOSO);
        assertEquals(one.id(), writes.newLinks().get(0).contactId());
        assertEquals("linked", writes.stamps().get(0).status());
        assertEquals("review.resolved_existing", writes.journal().get(0).rule());
        assertEquals(
                new BatchWrites.Settled(item.identity().objectId(), 9, Bucket.LINKED, Optional.empty(), true),
                writes.settled().get(0));
        assertEquals(List.of(), bench.edits);
        assertEquals(
                "the counters stand in the run already",
                0,
                writes.counters().buckets().size());
    }

    @Test
    public void two_answers_at_once_the_second_is_a_conflict() {
        ReviewItem item = bench.item("ann");
        bench.desk.resolve(ann, item.id(), new Answer.New());

        assertTrue(refusal(item, new Answer.New()) instanceof Problem.Conflict);
        assertEquals(1, bench.created.size());
        assertEquals(1, bench.runs.size());
    }

    @Test
    public void a_contact_that_is_just_being_changed_is_a_conflict_and_nothing_is_written() {
        Contact theirs = bench.contact(ReviewBench.OTHER, "theirs");
        bench.busy.add(theirs.id());
        ReviewItem item = bench.item("ann", theirs);

        assertTrue(refusal(item, new Answer.Existing(theirs.id(), true)) instanceof Problem.Conflict);
        assertEquals(List.of(), bench.edits);
        assertEquals(List.of(), bench.runs);
        assertEquals("its client's runs had to wait", List.of(ReviewBench.OTHER), bench.reviews.lockedBesides);
    }

    @Test
    public void without_its_mapping_an_item_cannot_be_resolved() {
        ReviewItem item = bench.item("ann");
        bench.mappings.put(ReviewBench.CONTOSO, ReviewBench.OTHER);
        assertTrue(refusal(item, new Answer.New()) instanceof Problem.Conflict);
        bench.mappings.clear();
        assertTrue(refusal(item, new Answer.New()) instanceof Problem.Conflict);
    }

    @Test
    public void dismissing_needs_a_reason_and_keeps_it() {
        ReviewItem item = bench.item("ann");
        assertTrue(refusal(item, new Answer.Dismiss(" ")) instanceof Problem.Invalid);

        ReviewItem now = bench.desk
                .resolve(ann, item.id(), new Answer.Dismiss("a test account"))
                .item();

        assertEquals(ReviewState.DISMISSED, now.state());
        assertEquals(Optional.of("a test account"), now.closing().orElseThrow().note());
    }

    @Test
    public void a_preview_tells_what_would_happen_and_writes_nothing() {
        Contact free = bench.contact(ReviewBench.CLIENT, "free");
        Contact taken = bench.contact(ReviewBench.CLIENT, "taken");
        bench.linkToSomebody(taken);
        ReviewItem good = bench.item("ann", free);
        ReviewItem bad = bench.item("bob", taken);

        Outcome outcome = bench.desk.bulk(ann, of(new Answer.OnlyCandidate(), true, good.id(), bad.id()));

        assertEquals(Optional.empty(), outcome.run());
        assertEquals(
                List.of("linked", "refused"),
                outcome.effects().stream().map(Effect::action).toList());
        assertEquals(Optional.of(free.id()), outcome.effects().get(0).contact());
        assertEquals(List.of(), bench.runs);
        assertEquals(ReviewState.OPEN, bench.reviews.items.get(good.id()).state());
    }

    @Test
    public void a_preview_promises_no_ids() {
        ReviewItem item = bench.item("ann");

        assertEquals(
                Optional.empty(),
                bench.desk
                        .bulk(ann, of(new Answer.New(), true, item.id()))
                        .effects()
                        .get(0)
                        .contact());
    }

    @Test
    public void what_is_refused_keeps_no_other_from_being_decided() {
        Contact free = bench.contact(ReviewBench.CLIENT, "free");
        ReviewItem good = bench.item("ann", free);
        ReviewItem twice = bench.item("twice", free);
        ReviewItem vague = bench.item("bob");
        UUID unknown = new UUID(99, 99);

        Outcome outcome =
                bench.desk.bulk(ann, of(new Answer.OnlyCandidate(), false, good.id(), twice.id(), vague.id(), unknown));

        assertEquals(
                List.of("linked", "refused", "refused", "refused"),
                outcome.effects().stream().map(Effect::action).toList());
        assertEquals(unknown, outcome.effects().get(3).itemId());
        assertEquals(1, outcome.run().orElseThrow().counters().of(Bucket.LINKED));
        assertEquals(ReviewState.RESOLVED, bench.reviews.items.get(good.id()).state());
        assertEquals(ReviewState.OPEN, bench.reviews.items.get(vague.id()).state());
        assertEquals(1, bench.writes.get(ReviewBench.CONTOSO).newLinks().size());
    }

    @Test
    public void without_ids_the_open_ones_of_the_filter_are_decided_page_by_page() {
        bench.item("one");
        bench.item("two");
        bench.item("three");
        Bulk command = new Bulk(new Answer.Dismiss("rooms"), Set.of(), ReviewFilter.OPEN, TWO, false);

        Outcome first = bench.desk.bulk(ann, command);
        Outcome second = bench.desk.bulk(ann, command);

        assertEquals(2, first.effects().size());
        assertTrue(first.next().isPresent());
        assertEquals(1, second.effects().size());
        assertFalse(second.next().isPresent());
    }

    @Test
    public void several_managed_tenants_are_one_run() {
        UUID fabrikam = new UUID(1, 2);
        bench.mappings.put(fabrikam, ReviewBench.OTHER);
        ReviewItem one = bench.item("ann");
        ReviewItem two = bench.reviews.add(fabrikam, ReviewBench.OTHER, ReviewBench.person("bob"), List.of());

        Outcome outcome = bench.desk.bulk(ann, of(new Answer.New(), false, one.id(), two.id()));

        assertEquals(2, outcome.run().orElseThrow().tenants());
        assertEquals(Optional.empty(), outcome.run().orElseThrow().client());
        assertEquals(Set.of(ReviewBench.CONTOSO, fabrikam), bench.writes.keySet());
    }

    @Test
    public void everything_refused_is_no_run() {
        ReviewItem item = bench.item("ann");

        assertEquals(
                Optional.empty(),
                bench.desk
                        .bulk(ann, of(new Answer.OnlyCandidate(), false, item.id()))
                        .run());
        assertEquals(List.of(), bench.runs);
    }

    @Test
    public void readers_guests_and_a_hidden_queue_decide_nothing() {
        ReviewItem item = bench.item("ann");
        Caller reader = ReviewBench.caller(Permission.SETTINGS_READ);
        Caller guest = new Caller.Person(
                ReviewBench.MSP, UUID.randomUUID(), "eve", UserType.CLIENT, Set.of(Permission.SETTINGS_UPDATE));
        for (Caller who : List.of(reader, guest)) {
            assertTrue(
                    refusal(() -> bench.desk.resolve(who, item.id(), new Answer.New())) instanceof Problem.Forbidden);
            assertTrue(
                    refusal(() -> bench.desk.bulk(who, of(new Answer.New(), true, item.id())))
                            instanceof Problem.Forbidden);
        }
        bench.flags.remove(EntraFlags.AMBIGUOUS_QUEUE);
        assertTrue(refusal(item, new Answer.New()) instanceof Problem.FeatureDisabled);
        assertEquals(List.of(), bench.created);
    }

    @Test
    public void whoever_was_purged_is_not_made_a_contact_but_can_be_dismissed() {
        Contact one = bench.contact(ReviewBench.CLIENT, "one");
        ReviewItem item = bench.item("ann", one);
        bench.secrets.write(ReviewBench.MSP, "entra_purge_key", new Secret("key"), "care");
        bench.hashes.everybody = true;

        for (Answer answer : List.of(new Answer.New(), existing(one), new Answer.OnlyCandidate())) {
            Problem refused = refusal(item, answer);
            assertTrue(refused.sentence(), refused instanceof Problem.RuleRefused);
            assertTrue(refused.sentence(), refused.sentence().contains("was purged"));
        }
        assertEquals(List.of(), bench.created);

        bench.desk.resolve(ann, item.id(), new Answer.Dismiss("Purged."));
        assertEquals(List.of(), bench.created);
    }

    @Test
    public void an_unknown_item_is_not_found() {
        assertTrue(
                refusal(() -> bench.desk.resolve(ann, new UUID(9, 9), new Answer.New())) instanceof Problem.NotFound);
    }

    private static Answer existing(Contact contact) {
        return new Answer.Existing(contact.id(), false);
    }

    private static Bulk of(Answer answer, boolean preview, UUID... ids) {
        return new Bulk(answer, Set.of(ids), ReviewFilter.OPEN, TWO, preview);
    }

    private Problem refusal(ReviewItem item, Answer answer) {
        return refusal(() -> bench.desk.resolve(ann, item.id(), answer));
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }
}
