package io.rollcall.entra.domain.notice;

import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: what is worth telling of a run. Inside a unit of work of the tenant. Thread-safe. */
@ConsumerType
public interface RunNewsStore {
    /** Review items that this run opened and that are still open. */
    long reviewsOpened(TenantId tenant, UUID runId);

    /** Contacts with a portal login that this run made inactive and that still are. */
    List<ContactId> portalLoginsInactivated(TenantId tenant, UUID runId);

    /** Those of these managed tenants that had failed, too, in the latest earlier real run in which they were tried. */
    Set<UUID> failedBefore(TenantId tenant, UUID runId, Collection<UUID> entraTenantIds);

    /**
     * Notes what was told of a subject.
     *
     * @return false if exactly this was the latest that was told of it
     */
    boolean news(TenantId tenant, String kind, String subject, String what);
}
