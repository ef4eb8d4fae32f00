package io.rollcall.entra.domain.review;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port: a person decides what no rule may. Linking is additive: it overwrites no field. What was done is recorded as
 * an {@code apply} run that is over at once, and can be undone like any other.
 */
@ProviderType
public interface Resolutions {
    /**
     * Refuses with {@code Conflict} if the item is no longer open, its managed tenant is not mapped to its client any
     * more, or the contact stands for somebody else; with {@code RuleRefused} a contact that cannot be it.
     */
    ReviewCase resolve(Caller caller, UUID itemId, Answer answer);

    /** The same answer to many. What is refused is told item by item and keeps no other from being decided. */
    Outcome bulk(Caller caller, Bulk command);

    /**
     * @param ids these items; none: the open ones that the filter lets pass, page by page
     * @param preview only tells what would happen
     */
    record Bulk(Answer answer, Set<UUID> ids, ReviewFilter filter, PageRequest page, boolean preview) {
        public Bulk {
            ids = Set.copyOf(ids);
        }
    }

    /**
     * @param run that recorded what was done; none for a preview, or if everything was refused
     * @param next cursor of the next page of a filter's items
     */
    record Outcome(Optional<Run> run, List<Effect> effects, Optional<String> next) {}

    /**
     * What happened, or would happen, to one item.
     *
     * @param action {@code linked}, {@code link_passed}, {@code created}, {@code updated}, {@code kept},
     *     {@code dismissed} or {@code refused}
     * @param contact empty also for one that a preview would create
     */
    record Effect(UUID itemId, String action, String sentence, Optional<ContactId> contact) {
        public boolean refused() {
            return "refused".equals(action);
        }
    }
}
