package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run made of one contact in all: each field once, as it was before the run and as the run left it. */
final class Collapsed {
    private Collapsed() {}

    /** Fields that ended as they had begun are left out. */
    static List<FieldChange> of(List<JournalEntry> entries) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        entries.stream()
                .map(JournalEntry::fields)
                .flatMap(Collection::stream)
                .forEach(change -> fields.merge(
                        key(change),
                        change,
                        (first, last) -> new FieldChange(first.field(), first.before(), last.after())));
        return fields.values().stream()
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** As the run left the field; empty also if it did not touch it. */
    static Optional<String> left(List<FieldChange> fields, String field) {
        return fields.stream()
                .filter(change -> change.field().equals(field))
                .findFirst()
                .flatMap(FieldChange::after);
    }

    /** Each additional address is a field of its own. */
    private static String key(FieldChange change) {
        return change.field().equals(ContactFields.ADDITIONAL_EMAIL)
                ? change.field() + " " + address(change).toLowerCase(Locale.ROOT)
                : change.field();
    }

    /** The additional address that was added or removed. */
    static String address(FieldChange change) {
        return change.after().or(change::before).orElse("");
    }
}
