package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    Decision link(UUID linkId, ContactId to) {
        newLink = new BatchWrites.NewLink(linkId, known.identity().objectId(), to);
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
        return newContact().map(NewContact::id).or(() -> Optional.ofNullable(contact)
                .map(Contact::id));
    }

    boolean portalLogin() {
        return contact != null && contact.portalLogin();
    }

    /** The open review item that this decision makes needless. */
    Optional<UUID> closesReview() {
        return bucket == Bucket.REVIEW || bucket == Bucket.FAILED ? Optional.empty() : known.openReview();
    }
}
