package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
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
        if (known.reviewedFingerprint().filter(fingerprint::equals).isPresent()) {
            return Decision.because(known, Bucket.EXCLUDED, "review.remembered", "reviewed");
        }
        Decision decision = Decision.because(known, Bucket.REVIEW, "review." + reason, reason);
        return known.openReview().isPresent()
                ? decision
                : decision.review(new BatchWrites.NewReview(
                        ids.next(), known.identity().objectId(), reason, contacts, fingerprint));
    }

    private static String fingerprint(
            KnownIdentity known, String reason, Set<String> addressKeys, List<ContactId> candidates) {
        Set<String> contacts =
                new TreeSet<>(candidates.stream().map(ContactId::toString).toList());
        String data = String.join(
                "\n",
                reason,
                String.valueOf(known.identity().live()),
                new TreeSet<>(addressKeys).toString(),
                contacts.toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
