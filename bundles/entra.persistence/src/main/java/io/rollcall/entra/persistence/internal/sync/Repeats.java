package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes off a batch's counters whom the run had counted before, so that a repeated batch counts nobody twice. How an
 * identity counts is known by its standing; a bucket that does not last stands as unchanged, so such an identity is taken
 * off the buckets that do not last, the unchanged first: who is decided again in one run finds the work done.
 */
final class Repeats {
    private Repeats() {}

    static Counters without(BatchWrites batch, Set<UUID> countedBefore) {
        if (countedBefore.isEmpty()) {
            return batch.counters();
        }
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        buckets.putAll(batch.counters().buckets());
        Map<String, Long> reasons = new TreeMap<>(batch.counters().reasons());
        batch.settled().stream()
                .filter(settled -> countedBefore.contains(settled.objectId()))
                .forEach(settled -> {
                    takeOne(buckets, settled.standing());
                    settled.reason()
                            .ifPresent(
                                    reason -> less(reasons, settled.standing().key() + "." + reason));
                });
        return new Counters(buckets, reasons);
    }

    private static void takeOne(Map<Bucket, Long> buckets, Bucket standing) {
        if (less(buckets, standing) || standing != Bucket.UNCHANGED) {
            return;
        }
        for (Bucket bucket : Bucket.values()) {
            if (bucket.standing() == Bucket.UNCHANGED && less(buckets, bucket)) {
                return;
            }
        }
    }

    private static <K> boolean less(Map<K, Long> counts, K key) {
        Long had = counts.get(key);
        if (had == null) {
            return false;
        }
        if (had > 1) {
            counts.put(key, had - 1);
        } else {
            counts.remove(key);
        }
        return true;
    }
}
