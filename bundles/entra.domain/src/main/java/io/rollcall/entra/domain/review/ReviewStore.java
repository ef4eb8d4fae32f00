package io.rollcall.entra.domain.review;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant; sets, never rows. */
@ConsumerType
public interface ReviewStore {
    /** Oldest first. */
    Page<ReviewItem> list(TenantId tenant, ReviewFilter filter, PageRequest page);

    Optional<ReviewItem> find(TenantId tenant, UUID itemId);

    /**
     * Locks the items, the mappings and clients that they belong to and these clients {@code besides}, in this order, so
     * that until the transaction ends neither a run nor another person decides about them.
     *
     * @return those that exist, oldest first, as they are once they are locked
     */
    List<ReviewItem> take(TenantId tenant, Collection<UUID> itemIds, Collection<ClientId> besides);

    /** The client of each contact and whom it stands for now; contacts that do not exist are left out. */
    Map<ContactId, Standing> standings(TenantId tenant, Collection<ContactId> contacts);

    /**
     * Closes open items as this run recorded it. Contacts that were left and have no other link show that they are not
     * linked any more; identities that hold one of the addresses are decided again.
     */
    void decided(TenantId tenant, UUID runId, String by, Instant at, List<Decided> items);

    long countOpen(TenantId tenant);

    record Standing(String clientName, Optional<ReviewCase.Holder> holder) {}

    /**
     * @param resolution {@code existing}, {@code moved}, {@code new}; empty: dismissed
     * @param left the contact that the identity was linked to before
     * @param addressKeys lower-case addresses that came to the client with the contact
     */
    record Decided(
            UUID itemId,
            Optional<String> resolution,
            Optional<ContactId> contact,
            Optional<ContactId> left,
            Optional<String> note,
            Set<String> addressKeys) {
        public ReviewState state() {
            return resolution.isPresent() ? ReviewState.RESOLVED : ReviewState.DISMISSED;
        }
    }
}
