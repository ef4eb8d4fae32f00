package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.work.Ids;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** A batch's decisions as the sets that the ports write. */
record BatchOutcome(UUID entraTenantId, List<Decision> decisions) {

    List<NewContact> newContacts() {
        return all(Decision::newContact).toList();
    }

    List<ContactEdit> edits() {
        return all(Decision::edit).toList();
    }

    /** The same batch, but decisions on contacts that moved meanwhile fail: they are decided again in the next run. */
    BatchOutcome without(Set<ContactId> moved) {
        return moved.isEmpty()
                ? this
                : new BatchOutcome(
                        entraTenantId,
                        decisions.stream()
                                .map(decision -> decision.edit()
                                                .filter(edit -> moved.contains(edit.id()))
                                                .isPresent()
                                        ? Decision.because(
                                                decision.known(), Bucket.FAILED, decision.rule(), "contact_changed")
                                        : decision)
                                .toList());
    }

    BatchWrites writes(Ids ids) {
        return new BatchWrites(
                all(Decision::newLink).toList(),
                decisions.stream()
                        .flatMap(decision -> decision.linkChanges().stream())
                        .toList(),
                all(Decision::stamp).toList(),
                all(Decision::review).toList(),
                all(Decision::closesReview).toList(),
                decisions.stream().flatMap(decision -> journal(decision, ids)).toList(),
                decisions.stream().map(BatchOutcome::settled).toList(),
                counters());
    }

    Counters counters() {
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        Map<String, Long> reasons = new TreeMap<>();
        for (Decision decision : decisions) {
            buckets.merge(decision.bucket(), 1L, Long::sum);
            if (decision.bucket().standing() == decision.bucket()) {
                decision.reason()
                        .ifPresent(why -> reasons.merge(decision.bucket().key() + "." + why, 1L, Long::sum));
            }
        }
        return new Counters(buckets, reasons);
    }

    private <T> Stream<T> all(Function<Decision, Optional<T>> part) {
        return decisions.stream().map(part).flatMap(Optional::stream);
    }

    private Stream<JournalEntry> journal(Decision decision, Ids ids) {
        return Stream.of(action(decision), decision.closesReview().map(item -> "review_closed"))
                .flatMap(Optional::stream)
                .map(action -> new JournalEntry(
                        ids.next(),
                        entraTenantId,
                        decision.known().identity().objectId(),
                        decision.contactId(),
                        action,
                        decision.rule(),
                        "review_closed".equals(action) ? List.of() : decision.fields()));
    }

    private static Optional<String> action(Decision decision) {
        return switch (decision.bucket()) {
            case CREATED, REACTIVATED, INACTIVATED, LINKED, UPDATED -> Optional.of(
                    decision.linkChanges().stream()
                                    .anyMatch(change -> change.end().isPresent())
                            ? "link_passed"
                            : decision.bucket().key());
            case REVIEW -> decision.review().map(item -> "review_opened");
            case HELD -> decision.edit().map(edit -> Bucket.UPDATED.key());
            default -> decision.linkChanges().isEmpty() ? Optional.empty() : Optional.of("link_ended");
        };
    }

    private static BatchWrites.Settled settled(Decision decision) {
        boolean again = decision.bucket() == Bucket.FAILED || decision.bucket() == Bucket.HELD;
        return new BatchWrites.Settled(
                decision.known().identity().objectId(),
                decision.known().revision(),
                decision.bucket(),
                decision.reason(),
                again);
    }
}
