package io.rollcall.entra.domain.internal.review;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewReason;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ReviewListTest {
    private static final PageRequest FIRST = new PageRequest(10, Optional.empty());

    private final ReviewBench bench = new ReviewBench();
    private final Caller reader = ReviewBench.caller(Permission.SETTINGS_READ);

    @Test
    public void identity_and_candidates_stand_side_by_side() {
        Contact one = bench.contact(ReviewBench.CLIENT, "one");
        Contact gone = bench.contact(ReviewBench.CLIENT, "gone");
        ReviewItem item = bench.item("ann", one, gone);
        bench.contacts.remove(gone.id());

        ReviewCase shown = bench.list.get(reader, item.id());

        assertEquals(
                List.of(one),
                shown.candidates().stream().map(ReviewCase.Candidate::contact).toList());
        assertEquals(
                List.of(
                        new ReviewCase.Address("ann@elsewhere.example", false),
                        new ReviewCase.Address("ann@contoso.example", true)),
                shown.addresses());
        assertEquals(
                List.of(shown),
                bench.list.list(reader, ReviewFilter.OPEN, FIRST).items());
    }

    @Test
    public void an_unknown_item_is_not_found() {
        assertTrue(refusal(() -> bench.list.get(reader, new UUID(9, 9))) instanceof Problem.NotFound);
    }

    @Test
    public void the_queue_is_hidden_while_its_flag_is_off() {
        bench.flags.remove(EntraFlags.AMBIGUOUS_QUEUE);

        Problem hidden = new Problem.FeatureDisabled(EntraFlags.AMBIGUOUS_QUEUE);
        assertEquals(hidden, refusal(() -> bench.list.list(reader, ReviewFilter.OPEN, FIRST)));
        assertEquals(hidden, refusal(() -> bench.list.get(reader, new UUID(9, 9))));
    }

    @Test
    public void every_reason_says_what_to_do() {
        assertTrue(ReviewReason.sentence("key_person").contains("billing contact"));
        assertTrue(ReviewReason.sentence("of_a_later_version").contains("dismiss"));
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }
}
