package io.rollcall.entra.domain.internal.review;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewQueue;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows who waits for a decision, and how the others were decided, while the queue's flag is on. */
@Component
public final class ReviewList implements ReviewQueue {
    private final Access access;
    private final UnitOfWork work;
    private final ReviewStore reviews;
    private final ReviewCases cases;

    @Activate
    public ReviewList(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference ReviewStore reviews,
            @Reference ReviewCases cases) {
        this.access = access;
        this.work = work;
        this.reviews = reviews;
        this.cases = cases;
    }

    @Override
    public Page<ReviewCase> list(Caller caller, ReviewFilter filter, PageRequest page) {
        TenantId tenant = access.reader(caller, EntraFlags.AMBIGUOUS_QUEUE).tenant();
        return work.inTenant(tenant, () -> {
            Page<ReviewItem> items = reviews.list(tenant, filter, page);
            return new Page<>(cases.of(tenant, items.items()), items.next());
        });
    }

    @Override
    public ReviewCase get(Caller caller, UUID itemId) {
        TenantId tenant = access.reader(caller, EntraFlags.AMBIGUOUS_QUEUE).tenant();
        return work.inTenant(tenant, () -> {
            ReviewItem item = reviews.find(tenant, itemId)
                    .orElseThrow(() -> new Problem.NotFound("There is no review item " + itemId + ".").refuse());
            return cases.of(tenant, List.of(item)).get(0);
        });
    }
}
