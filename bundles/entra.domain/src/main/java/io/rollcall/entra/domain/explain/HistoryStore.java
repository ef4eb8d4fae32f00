package io.rollcall.entra.domain.explain;

import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant. */
@ConsumerType
public interface HistoryStore {
    /** What the journal holds of an identity, newest first. */
    List<Explanation.Past> of(TenantId tenant, UUID entraTenantId, UUID objectId, int limit);

    /** The identity that a contact is or was last linked to. */
    Optional<Behind> behind(TenantId tenant, ContactId contact);

    /** What an identity counted as when it was decided last. */
    Optional<Bucket> lastCounted(TenantId tenant, UUID entraTenantId, UUID objectId);

    /** In the order of their object ids. */
    Page<CountedIdentity> identities(TenantId tenant, CountedIdentity.Filter filter, PageRequest page);

    record Behind(UUID entraTenantId, UUID objectId) {}
}
