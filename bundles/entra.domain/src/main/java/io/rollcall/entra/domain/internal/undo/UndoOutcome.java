package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.undo.UndoWrites;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.Ids;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A batch's reversals as the sets that the ports write. */
record UndoOutcome(List<Reversal> reversals, Optional<ClientId> client) {

    UndoWrites writes(Ids ids) {
        return new UndoWrites(
                reversals.stream().map(reversal -> reversal.touched.id()).toList(),
                all(reversal -> reversal.endedLinks),
                all(reversal -> reversal.links),
                all(reversal -> reversal.stamps),
                all(reversal -> reversal.closedReviews),
                all(reversal -> reversal.openedReviews),
                reversals.stream().flatMap(reversal -> reversal.journal(ids)).toList(),
                reversals.stream().flatMap(Reversal::concerned).collect(Collectors.toSet()),
                client);
    }

    Counters counters() {
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        Map<String, Long> reasons = new TreeMap<>();
        for (Reversal reversal : reversals) {
            buckets.merge(reversal.bucket(), 1L, Long::sum);
            reversal.leftBecause()
                    .ifPresent(reason -> reasons.merge(Bucket.FAILED.key() + "." + reason, 1L, Long::sum));
        }
        return new Counters(buckets, reasons);
    }

    private <T> List<T> all(Function<Reversal, Collection<T>> part) {
        return reversals.stream().map(part).flatMap(Collection::stream).toList();
    }
}
