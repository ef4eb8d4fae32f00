package io.rollcall.entra.domain.sync;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Identities by bucket, and those of failed, review, out_of_scope and excluded also by reason (key {@code bucket.reason},
 * e.g. {@code excluded.guest}). Absent means zero.
 */
public record Counters(Map<Bucket, Long> buckets, Map<String, Long> reasons) {
    public static final Counters NONE = new Counters(Map.of(), Map.of());

    public Counters {
        Map<Bucket, Long> copy = new EnumMap<>(Bucket.class);
        copy.putAll(buckets);
        buckets = Collections.unmodifiableMap(copy);
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    public long of(Bucket bucket) {
        return buckets.getOrDefault(bucket, 0L);
    }

    public Counters plus(Counters more) {
        Map<Bucket, Long> sum = new EnumMap<>(Bucket.class);
        sum.putAll(buckets);
        more.buckets.forEach((bucket, n) -> sum.merge(bucket, n, Long::sum));
        Map<String, Long> why = new TreeMap<>(reasons);
        more.reasons.forEach((reason, n) -> why.merge(reason, n, Long::sum));
        return new Counters(sum, why);
    }
}
