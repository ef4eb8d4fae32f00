package io.rollcall.entra.domain.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The breaker: more changes of one kind than this wait for a person's approval.
 *
 * @param usual for every mapping that has no limits of its own
 * @param mspWide over all mappings together
 * @param ofTenants by managed tenant
 * @param windows while one is open its kinds are not judged
 */
public record Guards(Limits usual, Share mspWide, Map<UUID, Limits> ofTenants, List<Window> windows) {
    public static final Guards DEFAULTS =
            new Guards(new Limits(new Share(20, 10), new Share(50, 3)), new Share(5, 50), Map.of(), List.of());

    public Guards {
        ofTenants = Map.copyOf(ofTenants);
        windows = List.copyOf(windows);
    }

    public Limits limitsOf(UUID entraTenantId) {
        return ofTenants.getOrDefault(entraTenantId, usual);
    }

    public boolean suspended(UUID entraTenantId, GuardedKind kind, Instant now) {
        return windows.stream().anyMatch(window -> window.covers(entraTenantId, kind, now));
    }

    /** @param percent of the active links; {@code atLeast}: fewer changes than these never trip */
    public record Share(int percent, int atLeast) {
        /** More than that share. */
        public boolean exceededBy(long changes, long links) {
            return changes >= atLeast && changes * 100 > percent * links;
        }

        /** That share or more. */
        public boolean reachedBy(long changes, long links) {
            return changes >= atLeast && changes * 100 >= percent * links;
        }
    }

    /** Trips when there is more than {@code many}, or when {@code most} is reached, which is for small clients. */
    public record Limits(Share many, Share most) {
        public boolean trippedBy(long changes, long links) {
            return many.exceededBy(changes, links) || most.reachedBy(changes, links);
        }
    }

    /** @param entraTenantId one managed tenant; empty: all of them */
    public record Window(
            Optional<UUID> entraTenantId, Set<GuardedKind> kinds, Instant from, Instant until, String reason) {
        public Window {
            kinds = Set.copyOf(kinds);
        }

        boolean covers(UUID tenant, GuardedKind kind, Instant now) {
            return kinds.contains(kind)
                    && entraTenantId.map(tenant::equals).orElse(true)
                    && !now.isBefore(from)
                    && now.isBefore(until);
        }
    }
}
