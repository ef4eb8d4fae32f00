package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes off a batch's counters what the run has counted before, so that a repeated batch counts nobody twice. What was
 * counted before is known by standing: a bucket that does not last stands as unchanged, so those are taken off the
 * buckets that do not last, the unchanged first (an identity that is decided again in one run finds its work done).
 */
final class Repeats {
    private Repeats() {}

    static Counters without(Counters batch, Counters again) {
        if (again.buckets().isEmpty()) {
            return batch;
        }
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        buckets.putAll(batch.buckets());
        again.buckets().forEach((bucket, n) -> {
            if (bucket == Bucket.UNCHANGED) {
                takeFromPassing(buckets, n);
            } else {
                take(buckets, bucket, n);
            }
        });
        Map<String, Long> reasons = new TreeMap<>(batch.reasons());
        again.reasons().forEach((reason, n) -> reasons.computeIfPresent(reason, (key, had) -> rest(had - n)));
        return new Counters(buckets, reasons);
    }

    private static void takeFromPassing(Map<Bucket, Long> buckets, long n) {
        long left = take(buckets, Bucket.UNCHANGED, n);
        for (Bucket bucket : Bucket.values()) {
            if (bucket.standing() == Bucket.UNCHANGED) {
                left = take(buckets, bucket, left);
            }
        }
    }

    /** What could not be taken. */
    private static long take(Map<Bucket, Long> buckets, Bucket bucket, long n) {
        long had = buckets.getOrDefault(bucket, 0L);
        long taken = Math.min(had, n);
        buckets.computeIfPresent(bucket, (key, value) -> rest(value - taken));
        return n - taken;
    }

    private static @org.jspecify.annotations.Nullable Long rest(long n) {
        return n > 0 ? n : null;
    }
}
