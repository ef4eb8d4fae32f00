package io.rollcall.entra.domain.review;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: the queue, visible while its flag is on. {@link Resolutions} decides what is in it. */
@ProviderType
public interface ReviewQueue {
    /** Oldest first. */
    Page<ReviewCase> list(Caller caller, ReviewFilter filter, PageRequest page);

    /** Refuses with {@code NotFound}. */
    ReviewCase get(Caller caller, UUID itemId);
}
