package io.rollcall.entra.domain.review;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: the queue, visible while its flag is on. */
@ProviderType
public interface ReviewQueue {
    Page<ReviewItem> open(Caller caller, PageRequest page);
}
