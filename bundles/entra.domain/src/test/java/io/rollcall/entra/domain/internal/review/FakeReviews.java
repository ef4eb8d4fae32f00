package io.rollcall.entra.domain.internal.review;

import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The queue in memory. */
final class FakeReviews implements ReviewStore {
    final Map<UUID, ReviewItem> items = new LinkedHashMap<>();
    Collection<ClientId> lockedBesides = List.of();
    private final FakeWork work;

    FakeReviews(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Map<UUID, ReviewItem> before = new LinkedHashMap<>(items);
            return () -> {
                items.clear();
                items.putAll(before);
            };
        });
    }

    ReviewItem add(UUID entraTenantId, ClientId client, Identity identity, List<Contact> candidates) {
        ReviewItem item = new ReviewItem(
                new UUID(3, items.size()),
                entraTenantId,
                "Contoso",
                Set.of("contoso.example"),
                client,
                "Contoso Ltd",
                identity,
                9,
                Optional.empty(),
                "several_contacts",
                candidates.stream().map(Contact::id).toList(),
                ReviewState.OPEN,
                Instant.EPOCH,
                Optional.empty());
        items.put(item.id(), item);
        return item;
    }

    @Override
    public Page<ReviewItem> list(TenantId tenant, ReviewFilter filter, PageRequest page) {
        work.requireInside(tenant);
        List<ReviewItem> found = items.values().stream()
                .filter(item -> item.state() == filter.state())
                .toList();
        boolean more = found.size() > page.limit();
        return new Page<>(more ? found.subList(0, page.limit()) : found, more ? Optional.of("more") : Optional.empty());
    }

    @Override
    public Optional<ReviewItem> find(TenantId tenant, UUID itemId) {
        work.requireInside(tenant);
        return Optional.ofNullable(items.get(itemId));
    }

    @Override
    public List<ReviewItem> take(TenantId tenant, Collection<UUID> itemIds, Collection<ClientId> besides) {
        work.requireInside(tenant);
        lockedBesides = besides;
        return items.values().stream()
                .filter(item -> itemIds.contains(item.id()))
                .toList();
    }

    @Override
    public Map<ContactId, Standing> standings(TenantId tenant, Collection<ContactId> contacts) {
        work.requireInside(tenant);
        Map<ContactId, Standing> standings = new HashMap<>();
        contacts.forEach(id -> standings.put(id, new Standing("Contoso Ltd", Optional.empty())));
        return standings;
    }

    @Override
    public void decided(TenantId tenant, UUID runId, String by, Instant at, List<Decided> decided) {
        work.requireInside(tenant);
        decided.forEach(each -> items.computeIfPresent(each.itemId(), (id, item) -> closed(item, runId, by, at, each)));
    }

    @Override
    public long countOpen(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    private static ReviewItem closed(ReviewItem item, UUID runId, String by, Instant at, Decided how) {
        return new ReviewItem(
                item.id(),
                item.entraTenantId(),
                item.tenantName(),
                item.verifiedDomains(),
                item.client(),
                item.clientName(),
                item.identity(),
                item.revision(),
                item.link(),
                item.reason(),
                item.candidates(),
                how.state(),
                item.openedAt(),
                Optional.of(new ReviewItem.Closing(
                        by, at, Optional.of(runId), how.resolution(), how.contact(), how.note())));
    }
}
