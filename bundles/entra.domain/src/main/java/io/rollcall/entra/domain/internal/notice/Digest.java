package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.domain.sync.Bucket;
import java.util.ArrayList;
import java.util.List;

/** A run in one sentence. */
final class Digest {
    private Digest() {}

    static News of(Run run) {
        List<String> changes = new ArrayList<>();
        add(changes, run, Bucket.CREATED, "created");
        add(changes, run, Bucket.LINKED, "linked");
        add(changes, run, Bucket.UPDATED, "updated");
        add(changes, run, Bucket.INACTIVATED, "made inactive");
        add(changes, run, Bucket.REACTIVATED, "made active again");
        add(changes, run, Bucket.REVIEW, "in review");
        add(changes, run, Bucket.HELD, "held");
        add(changes, run, Bucket.FAILED, "failed");
        long people = run.counters().buckets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String what = changes.isEmpty() ? "nothing changed" : Words.listed(changes);
        return News.of(
                NoticeKind.RUN_DIGEST,
                run.id(),
                began(run) + " ended as " + run.status().key() + ": of "
                        + Words.count(people, "person", "people") + " at "
                        + Words.count(run.tenants(), "managed tenant", "managed tenants") + " " + what + "."
                        + run.reason().map(why -> " " + why).orElse(""));
    }

    private static String began(Run run) {
        return run.trigger() == Trigger.SCHEDULE ? "A scheduled sync" : "A sync that " + run.startedBy() + " started";
    }

    private static void add(List<String> changes, Run run, Bucket bucket, String word) {
        long n = run.counters().of(bucket);
        if (n > 0) {
            changes.add(n + " " + word);
        }
    }
}
