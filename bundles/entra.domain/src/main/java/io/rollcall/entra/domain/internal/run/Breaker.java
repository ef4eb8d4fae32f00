package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.guard.GuardStore.Counted;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Judges what a run counted, per managed tenant and over all of them, each kind separately. Pure.
 *
 * @param activeLinks of all mappings together, now
 */
record Breaker(Guards guards, long activeLinks, Instant now) {

    Map<UUID, Set<GuardedKind>> tripped(Collection<Counted> counted) {
        Map<UUID, Set<GuardedKind>> tripped = new HashMap<>();
        for (Counted each : counted) {
            Set<GuardedKind> kinds = EnumSet.noneOf(GuardedKind.class);
            judged(each).stream()
                    .filter(kind -> guards.limitsOf(each.entraTenantId()).trippedBy(each.of(kind), each.links()))
                    .forEach(kinds::add);
            tripped.put(each.entraTenantId(), kinds);
        }
        for (GuardedKind kind : GuardedKind.values()) {
            everywhere(kind, counted, tripped);
        }
        return tripped;
    }

    /** More than the MSP's share: held in every managed tenant in which it is not suspended. */
    private void everywhere(GuardedKind kind, Collection<Counted> counted, Map<UUID, Set<GuardedKind>> tripped) {
        List<Counted> concerned =
                counted.stream().filter(each -> judged(each).contains(kind)).toList();
        long changes = concerned.stream().mapToLong(each -> each.of(kind)).sum();
        long growth = concerned.stream()
                .mapToLong(each -> each.links() - each.linksNow())
                .sum();
        if (guards.mspWide().exceededBy(changes, activeLinks + growth)) {
            concerned.forEach(
                    each -> tripped.computeIfPresent(each.entraTenantId(), (tenant, kinds) -> with(kinds, kind, each)));
        }
    }

    private static Set<GuardedKind> with(Set<GuardedKind> kinds, GuardedKind kind, Counted counted) {
        if (counted.of(kind) > 0) {
            kinds.add(kind);
        }
        return kinds;
    }

    private Set<GuardedKind> judged(Counted counted) {
        Set<GuardedKind> kinds = EnumSet.allOf(GuardedKind.class);
        kinds.removeIf(kind -> guards.suspended(counted.entraTenantId(), kind, now));
        return kinds;
    }

    static PartFailure quarantine(Set<GuardedKind> held) {
        String kinds = held.stream()
                .sorted()
                .map(kind -> switch (kind) {
                    case CREATION -> "new contacts";
                    case INACTIVATION -> "inactivations";
                    case EMAIL_REWRITE -> "changes of addresses";
                })
                .collect(Collectors.joining(" and "));
        return new PartFailure(
                "quarantined",
                "More " + kinds
                        + " than the limits allow: they are held and nothing of them was written. Look at them, then"
                        + " approve them or find out what happened in the directory.",
                Optional.empty());
    }
}
