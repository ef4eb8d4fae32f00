package io.rollcall.entra.domain.internal.review;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class OpenReviewsTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));
    private static final PageRequest FIRST = new PageRequest(10, Optional.empty());
    private static final ReviewItem ITEM = new ReviewItem(
            new UUID(3, 1),
            new UUID(1, 1),
            new UUID(4, 1),
            new ClientId(new UUID(2, 1)),
            Optional.of("Ann Lee"),
            Optional.of("ann@contoso.com"),
            "several_contacts",
            List.of(),
            "open",
            Instant.EPOCH);

    private final Set<String> flags = new HashSet<>(Set.of(EntraFlags.UI, EntraFlags.AMBIGUOUS_QUEUE));
    private final FakeWork work = new FakeWork();
    private final OpenReviews queue =
            new OpenReviews(new Access((tenant, flag) -> flags.contains(flag)), work, store());
    private final Caller reader =
            new Caller.Person(MSP, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(Permission.SETTINGS_READ));

    @Test
    public void the_open_items_are_listed() {
        assertEquals(List.of(ITEM), queue.open(reader, FIRST).items());
    }

    @Test
    public void the_queue_is_hidden_while_its_flag_is_off() {
        flags.remove(EntraFlags.AMBIGUOUS_QUEUE);

        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.AMBIGUOUS_QUEUE),
                assertThrows(Refused.class, () -> queue.open(reader, FIRST)).problem());
    }

    private ReviewStore store() {
        return Partial.of(ReviewStore.class, new Object() {
            @SuppressWarnings("unused")
            public Page<ReviewItem> open(TenantId tenant, PageRequest page) {
                work.requireInside(tenant);
                return new Page<>(List.of(ITEM), Optional.empty());
            }
        });
    }
}
