package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts identities before a person: once for the same data, and not again after a person has decided on it. */
final class Reviews {
    private final Ids ids;

    Reviews(Ids ids) {
        this.ids = ids;
    }

    /** @param addressKeys the addresses that matter: when they change, the item is a new one */
    Decision ask(KnownIdentity known, String reason, Set<String> addressKeys, Collection<Contact> candidates) {
        List<ContactId> contacts = candidates.stream().map(Contact::id).toList();
        String fingerprint = fingerprint(known, reason, addressKeys, contacts);
        if (known.review().decidedOn().filter(fingerprint::equals).isPresent()) {
            return Decision.because(known, Bucket.EXCLUDED, "review.remembered", "reviewed");
        }
        Decision decision = Decision.because(known, Bucket.REVIEW, "review." + reason, reason);
        Optional<KnownIdentity.ReviewState.Open> open = known.review().open();
        if (open.filter(item -> item.fingerprint().equals(fingerprint)).isPresent()) {
            return decision;
        }
        return decision.review(
                new BatchWrites.NewReview(ids.next(), known.identity().objectId(), reason, contacts, fingerprint));
    }

    /** What an identity is, apart from candidates: while it stays so, a deleted contact is not asked about. */
    static String self(KnownIdentity known, Set<String> addressKeys) {
        return fingerprint(known, "self", addressKeys, List.of());
    }

    private static String fingerprint(
            KnownIdentity known, String reason, Set<String> addressKeys, List<ContactId> candidates) {
        Set<String> contacts =
                new TreeSet<>(candidates.stream().map(ContactId::toString).toList());
        return Digest.of(
                reason,
                String.valueOf(known.identity().live()),
                new TreeSet<>(addressKeys).toString(),
                contacts.toString());
    }
}
