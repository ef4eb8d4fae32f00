package io.rollcall.host.api.notices;

import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import org.osgi.annotation.versioning.ProviderType;

/** Stores notices. Must be called inside a unit of work of the tenant, so that a notice stands or falls with its cause. */
@ProviderType
public interface Notices {
    /** Raises a notice; one with the same kind and subject that is still unread is not repeated. */
    void raise(TenantId tenant, String kind, String subject, String sentence);

    /** Newest first. */
    Page<Notice> list(TenantId tenant, PageRequest page);
}
