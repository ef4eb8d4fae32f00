package io.rollcall.entra.domain.internal.review;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewQueue;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the people who wait for a decision, while the queue's flag is on. */
@Component
public final class OpenReviews implements ReviewQueue {
    private final Access access;
    private final UnitOfWork work;
    private final ReviewStore reviews;

    @Activate
    public OpenReviews(@Reference Access access, @Reference UnitOfWork work, @Reference ReviewStore reviews) {
        this.access = access;
        this.work = work;
        this.reviews = reviews;
    }

    @Override
    public Page<ReviewItem> open(Caller caller, PageRequest page) {
        TenantId tenant = access.reader(caller, EntraFlags.AMBIGUOUS_QUEUE).tenant();
        return work.inTenant(tenant, () -> reviews.open(tenant, page));
    }
}
