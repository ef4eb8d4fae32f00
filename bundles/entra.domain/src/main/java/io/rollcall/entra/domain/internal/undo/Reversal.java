package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.UndoWrites.ActiveLink;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.entra.domain.undo.UndoWrites.Stamped;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.work.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What becomes of one {@link Touched}. Completed while deciding, read-only afterwards. */
final class Reversal {
    static final String CHANGED_SINCE = "changed_since";

    final Touched touched;
    final List<FieldChange> back = new ArrayList<>();
    final List<FieldChange> left = new ArrayList<>();
    final List<UUID> endedLinks = new ArrayList<>();
    final List<ActiveLink> links = new ArrayList<>();
    final List<Concerned> reopened = new ArrayList<>();
    final List<UUID> closedReviews = new ArrayList<>();
    final List<UUID> openedReviews = new ArrayList<>();
    final List<Stamped> stamps = new ArrayList<>();
    Optional<ContactEdit> edit = Optional.empty();
    private Optional<String> because = Optional.empty();

    Reversal(Touched touched) {
        this.touched = touched;
    }

    /** Somebody changes the contact again and again while it is being undone. */
    static Reversal changedMeanwhile(Touched touched) {
        Reversal reversal = new Reversal(touched);
        reversal.leave(CHANGED_SINCE);
        return reversal;
    }

    void leave(String reason) {
        because = because.or(() -> Optional.of(reason));
    }

    void leave(FieldChange field, String reason) {
        left.add(field);
        leave(reason);
    }

    Optional<String> leftBecause() {
        return because;
    }

    boolean putBack() {
        return !back.isEmpty()
                || !endedLinks.isEmpty()
                || !links.isEmpty()
                || !closedReviews.isEmpty()
                || !openedReviews.isEmpty();
    }

    /** See {@link io.rollcall.entra.domain.undo.Undos#undo}. */
    Bucket bucket() {
        if (because.isPresent()) {
            return Bucket.FAILED;
        }
        if (!putBack()) {
            return Bucket.UNCHANGED;
        }
        if (touched.contact().isEmpty()) {
            return Bucket.REVIEW;
        }
        return edit.flatMap(ContactEdit::inactive)
                .map(inactive -> inactive ? Bucket.INACTIVATED : Bucket.REACTIVATED)
                .orElse(Bucket.UPDATED);
    }

    Stream<Concerned> concerned() {
        return putBack() ? Stream.concat(Concerned.by(touched.entries()).stream(), reopened.stream()) : Stream.empty();
    }

    Stream<JournalEntry> journal(Ids ids) {
        Optional<JournalEntry> undone = putBack() ? Optional.of(entry(ids, "undone", "undo", back)) : Optional.empty();
        return Stream.of(undone, because.map(reason -> entry(ids, "kept", "undo." + reason, left)))
                .flatMap(Optional::stream);
    }

    /** The link's identity is told as the contact's column. */
    void tellLink(Optional<UUID> ended, Optional<UUID> again) {
        back.add(new FieldChange(ContactFields.OBJECT_ID, ended.map(UUID::toString), again.map(UUID::toString)));
    }

    private JournalEntry entry(Ids ids, String action, String rule, List<FieldChange> fields) {
        JournalEntry last = touched.last();
        return new JournalEntry(
                ids.next(), last.entraTenantId(), last.objectId(), touched.contact(), action, rule, fields);
    }
}
