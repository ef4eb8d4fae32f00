package io.rollcall.entra.domain.review;

import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant. */
@ConsumerType
public interface ReviewStore {
    /** Open items, oldest first. */
    Page<ReviewItem> open(TenantId tenant, PageRequest page);

    long countOpen(TenantId tenant);
}
