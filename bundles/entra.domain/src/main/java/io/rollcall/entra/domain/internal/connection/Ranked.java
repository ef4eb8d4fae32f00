package io.rollcall.entra.domain.internal.connection;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Services of one kind that come and go while others use them. While two versions live side by side (a hot swap) the
 * higher ranking serves, then the higher version, then the later one. Thread-safe.
 */
final class Ranked<S> {
    private static final Comparator<Entry<?>> BEST_LAST = Comparator.<Entry<?>>comparingInt(Entry::ranking)
            .thenComparing(Entry::version)
            .thenComparingLong(Entry::serviceId);

    private final List<Entry<S>> entries = new CopyOnWriteArrayList<>();

    void add(S service, String version, Map<String, ?> properties) {
        entries.add(new Entry<>(
                service,
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                comparable(version),
                properties.get("service.id") instanceof Long id ? id : 0));
    }

    void remove(S service) {
        entries.removeIf(entry -> entry.service == service);
    }

    Optional<S> best() {
        return entries.stream().max(BEST_LAST).map(Entry::service);
    }

    /** A version that cannot be compared is older than all others: somebody else's adapter shall still serve. */
    private static Version comparable(String version) {
        try {
            return Version.parse(version);
        } catch (IllegalArgumentException incomparable) {
            return Version.parse("0");
        }
    }

    private record Entry<S>(S service, int ranking, Version version, long serviceId) {}
}
