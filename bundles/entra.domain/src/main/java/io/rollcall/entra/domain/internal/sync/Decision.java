package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.PreviewedIdentity.Basis;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shall happen to one identity, by which rule, and all that it writes. Made by the {@code static} methods, completed
 * by the chained ones while deciding; read-only afterwards.
 */
final class Decision {
    private final KnownIdentity known;
    private final Bucket bucket;
    private final Optional<String> reason;
    private final String rule;
    private final List<BatchWrites.LinkChange> linkChanges = new ArrayList<>();
    private final List<FieldChange> fields = new ArrayList<>();
    private @Nullable Contact contact;
    private @Nullable NewContact newContact;
    private @Nullable ContactEdit edit;
    private BatchWrites.@Nullable NewLink newLink;
    private BatchWrites.@Nullable Stamp stamp;
    private BatchWrites.@Nullable NewReview review;

    private Decision(KnownIdentity known, Bucket bucket, Optional<String> reason, String rule) {
        this.known = known;
        this.bucket = bucket;
        this.reason = reason;
        this.rule = rule;
    }

    static Decision of(KnownIdentity known, Bucket bucket, String rule) {
        return new Decision(known, bucket, Optional.empty(), rule);
    }

    static Decision because(KnownIdentity known, Bucket bucket, String rule, String reason) {
        return new Decision(known, bucket, Optional.of(reason), rule);
    }

    Decision on(Contact existing) {
        contact = existing;
        return this;
    }

    Decision create(NewContact created) {
        newContact = created;
        return this;
    }

    Decision edit(ContactEdit change, List<FieldChange> changed) {
        edit = change;
        fields.addAll(changed);
        return this;
    }

    Decision changed(List<FieldChange> changed) {
        fields.addAll(changed);
        return this;
    }

    Decision link(UUID linkId, ContactId to, boolean created) {
        newLink = new BatchWrites.NewLink(linkId, known.identity().objectId(), to, created);
        return this;
    }

    Decision change(BatchWrites.LinkChange change) {
        linkChanges.add(change);
        return this;
    }

    Decision stamp(BatchWrites.Stamp provenance) {
        stamp = provenance;
        return this;
    }

    Decision review(BatchWrites.NewReview item) {
        review = item;
        return this;
    }

    /** Nothing of it is written now: it waits for a person's approval. */
    Decision held() {
        return because(known, Bucket.HELD, rule, heldBecause());
    }

    /** The same writes, counted as held: something else of this identity waits for a person's approval. */
    Decision heldBesides(Decision waiting) {
        Decision held = because(known, Bucket.HELD, waiting.rule, waiting.heldBecause());
        held.linkChanges.addAll(linkChanges);
        held.fields.addAll(fields);
        held.contact = contact;
        held.edit = edit;
        held.stamp = stamp;
        return held;
    }

    KnownIdentity known() {
        return known;
    }

    Bucket bucket() {
        return bucket;
    }

    Optional<String> reason() {
        return reason;
    }

    String rule() {
        return rule;
    }

    List<FieldChange> fields() {
        return fields;
    }

    List<BatchWrites.LinkChange> linkChanges() {
        return linkChanges;
    }

    Optional<Contact> contact() {
        return Optional.ofNullable(contact);
    }

    Optional<NewContact> newContact() {
        return Optional.ofNullable(newContact);
    }

    Optional<ContactEdit> edit() {
        return Optional.ofNullable(edit);
    }

    Optional<BatchWrites.NewLink> newLink() {
        return Optional.ofNullable(newLink);
    }

    Optional<BatchWrites.Stamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    Optional<BatchWrites.NewReview> review() {
        return Optional.ofNullable(review);
    }

    /** The contact that it is about: the new one, or the one that was found. */
    Optional<ContactId> contactId() {
        return newContact().map(NewContact::id).or(() -> contact().map(Contact::id));
    }

    boolean portalLogin() {
        return contact != null && contact.portalLogin();
    }

    /** What the breaker judges of it. */
    Set<GuardedKind> kinds() {
        Set<GuardedKind> kinds = EnumSet.noneOf(GuardedKind.class);
        if (newContact != null) {
            kinds.add(GuardedKind.CREATION);
        }
        if (bucket == Bucket.INACTIVATED) {
            kinds.add(GuardedKind.INACTIVATION);
        }
        if (edit != null && edit.email().isPresent()) {
            kinds.add(GuardedKind.EMAIL_REWRITE);
        }
        return kinds;
    }

    /** What it rests on and what it does, without the ids that were made for it. */
    Basis basis() {
        String does = Digest.of(
                bucket.key(),
                rule,
                reason.orElse(""),
                contact().map(Contact::id).map(ContactId::toString).orElse(""),
                fields.toString(),
                linkChanges.toString(),
                review().map(BatchWrites.NewReview::fingerprint).orElse(""));
        return new Basis(
                known.revision(), contact().map(Contact::version), known.link().map(LinkState::linkId), does);
    }

    /** The open review item that this decision makes needless. */
    Optional<UUID> closesReview() {
        boolean stays = review == null && (bucket == Bucket.REVIEW || bucket == Bucket.FAILED || bucket == Bucket.HELD);
        return stays ? Optional.empty() : known.review().open().map(KnownIdentity.ReviewState.Open::id);
    }

    private String heldBecause() {
        return kinds().stream().map(GuardedKind::key).findFirst().orElse("held");
    }
}
