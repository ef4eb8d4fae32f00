package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.persistence.internal.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An identity that one run decided twice (a repeated batch, settings that moved): it counts once. Who was created before
 * and finds the work done stays created; everybody else counts as they were decided last.
 */
record Recount(Bucket now, Bucket before, Optional<String> reasonBefore) {
    /** Buckets that do not last: in the next run they stand as unchanged. */
    static final List<String> PASSING = Stream.of(Bucket.values())
            .filter(bucket -> bucket != Bucket.UNCHANGED && bucket.standing() == Bucket.UNCHANGED)
            .map(Bucket::key)
            .toList();

    static Recount read(ResultSet row) throws SQLException {
        return new Recount(
                Bucket.of(row.getString("counted")),
                Bucket.of(row.getString("counted_before")),
                Columns.text(row, "reason_before"));
    }

    /** What the batch adds to counters that hold these identities already. */
    static Counters correct(Counters batch, List<Recount> again) {
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        buckets.putAll(batch.buckets());
        Map<String, Long> reasons = new TreeMap<>(batch.reasons());
        for (Recount each : again) {
            if (each.done()) {
                buckets.merge(Bucket.UNCHANGED, -1L, Long::sum);
            } else {
                buckets.merge(each.before, -1L, Long::sum);
                each.reasonBefore.ifPresent(reason -> reasons.merge(each.before.key() + "." + reason, -1L, Long::sum));
            }
        }
        return new Counters(buckets, reasons);
    }

    private boolean done() {
        return now == Bucket.UNCHANGED && PASSING.contains(before.key());
    }
}
