package io.rollcall.model;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.sync.Bucket;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** No run writes more changes of one kind than the limits allow, unless a person approved them. */
final class BreakerRule {
    private final World world;
    private final Told told;
    private final Guards guards;

    BreakerRule(World world, Told told) {
        this.world = world;
        this.told = told;
        this.guards = told.settings().get(0).guards();
    }

    void check(Map<UUID, Boolean> syncedBefore) {
        boolean approved = told.applies() && !told.ofPlan();
        if (approved || told.disturbed() || told.previews()) {
            return;
        }
        Map<GuardedKind, Long> everywhere = new EnumMap<>(GuardedKind.class);
        long links = 0;
        for (RunPart part : told.parts()) {
            UUID customer = part.entraTenantId();
            long here = links(part);
            links += here;
            Map<GuardedKind, Long> written = written(customer);
            if (!syncedBefore.getOrDefault(customer, false)) {
                written.remove(GuardedKind.CREATION);
            }
            written.keySet()
                    .removeIf(
                            kind -> guards.suspended(customer, kind, told.run().createdAt()));
            written.forEach((kind, n) -> {
                Violation.when(
                        trips(guards.limitsOf(customer), n, here),
                        n + " changes of kind " + kind + " were written with " + here + " links");
                everywhere.merge(kind, n, Long::sum);
            });
        }
        long all = links + others();
        everywhere.forEach((kind, n) -> Violation.when(
                n >= guards.mspWide().atLeast() && n * 100 > guards.mspWide().percent() * all,
                n + " changes of kind " + kind + " were written everywhere with " + all + " links"));
    }

    private static boolean trips(Guards.Limits limits, long n, long links) {
        return n >= limits.many().atLeast() && n * 100 > limits.many().percent() * links
                || n >= limits.most().atLeast() && n * 100 >= limits.most().percent() * links;
    }

    /** At least what the run went by: the larger of those at its start and those that there would be at its end. */
    private long links(RunPart part) {
        UUID customer = part.entraTenantId();
        long ended = told.after().links().stream()
                .filter(link ->
                        link.customer().equals(customer) && told.run().id().equals(link.endedRun()))
                .count();
        long after = told.after().activeLinks(customer) + part.counters().of(Bucket.HELD) + ended;
        return Math.max(told.before().activeLinks(customer), after);
    }

    private long others() {
        return world.customers.stream()
                .filter(customer -> told.part(customer.id).isEmpty())
                .mapToLong(customer -> told.after().activeLinks(customer.id))
                .sum();
    }

    private Map<GuardedKind, Long> written(UUID customer) {
        Map<GuardedKind, Long> written = new EnumMap<>(GuardedKind.class);
        for (JournalEntry entry : told.entries()) {
            if (entry.entraTenantId().equals(customer)) {
                if (entry.action().equals("created")) {
                    written.merge(GuardedKind.CREATION, 1L, Long::sum);
                } else if (entry.fields().stream()
                        .anyMatch(change -> change.field().equals("email"))) {
                    written.merge(GuardedKind.EMAIL_REWRITE, 1L, Long::sum);
                }
                if (entry.action().equals("inactivated")) {
                    written.merge(GuardedKind.INACTIVATION, 1L, Long::sum);
                }
            }
        }
        return written;
    }
}
