package io.rollcall.model;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All contacts as they should be: what persons did and what runs journaled, in their order, and nothing else. So a value
 * that was typed is still there, or the journal tells what was there instead and why.
 */
final class Ledger {
    enum By {
        NOBODY,
        PERSON,
        ROLLCALL,
        UNDO
    }

    private record Deed(long order, ContactId contact, @Nullable Card before, Card after) {}

    final Map<ContactId, Card> cards = new LinkedHashMap<>();
    /** Who made the contact inactive last. */
    final Map<ContactId, By> inactivatedBy = new HashMap<>();

    private final List<Deed> deeds = new ArrayList<>();

    void clear() {
        cards.clear();
        inactivatedBy.clear();
        deeds.clear();
    }

    /** A person did this; it counts from the next settling on. */
    void person(UUID order, ContactId contact, @Nullable Card before, Card after) {
        deeds.add(new Deed(Counting.order(order), contact, before, after));
    }

    /** Persons' deeds outside of runs. */
    void settle() {
        deeds.forEach(this::done);
        deeds.clear();
    }

    /** @param check of each entry, before it counts */
    void settle(List<JournalEntry> entries, Function<UUID, ClientId> clientOf, Consumer<JournalEntry> check) {
        List<JournalEntry> left = new ArrayList<>(entries);
        left.sort(Comparator.comparingLong(entry -> Counting.order(entry.id())));
        for (JournalEntry entry : left) {
            List<Deed> earlier = deeds.stream()
                    .filter(deed -> deed.order() < Counting.order(entry.id()))
                    .toList();
            earlier.forEach(this::done);
            deeds.removeAll(earlier);
            check.accept(entry);
            entry.contactId().ifPresent(contact -> journaled(contact, entry, clientOf));
        }
        settle();
    }

    private void done(Deed deed) {
        Card then = cards.get(deed.contact());
        Violation.when(
                !Objects.equals(then, deed.before()),
                "a contact changed without a trace: it should be " + then + " but a person found " + deed.before());
        if (deed.after().inactive() && (then == null || !then.inactive())) {
            inactivatedBy.put(deed.contact(), By.PERSON);
        } else if (!deed.after().inactive()) {
            inactivatedBy.remove(deed.contact());
        }
        cards.put(deed.contact(), deed.after());
    }

    private void journaled(ContactId contact, JournalEntry entry, Function<UUID, ClientId> clientOf) {
        if (Set.of("review_closed", "review_opened", "kept").contains(entry.action())) {
            return;
        }
        Card card = cards.get(contact);
        if (entry.action().equals("created")) {
            Violation.when(card != null, "a contact was created twice: " + entry);
            card = Card.blank(clientOf.apply(entry.entraTenantId()));
        }
        Violation.when(card == null, "the journal tells of a contact that nobody knows: " + entry);
        Card now = Objects.requireNonNull(card);
        for (FieldChange field : entry.fields()) {
            now = now.after(field);
        }
        if (now.inactive() && !Objects.requireNonNull(card).inactive()) {
            inactivatedBy.put(contact, entry.action().equals("undone") ? By.UNDO : By.ROLLCALL);
        } else if (!now.inactive()) {
            inactivatedBy.remove(contact);
        }
        cards.put(contact, now);
    }

    By inactivatedBy(ContactId contact) {
        return inactivatedBy.getOrDefault(contact, By.NOBODY);
    }

    Set<ContactId> holding(Set<String> addresses) {
        return cards.entrySet().stream()
                .filter(card -> card.getValue().standing()
                        && card.getValue().addresses().stream().anyMatch(addresses::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @throws Violation if a contact is not what it should be */
    void compare(Map<ContactId, Card> actual) {
        cards.forEach((contact, card) -> Violation.when(
                !card.equals(actual.get(contact)),
                "contact " + contact + " should be\n    " + card + "\n  but is\n    " + actual.get(contact)));
        Violation.when(actual.size() != cards.size(), "there are contacts of which no journal tells");
    }
}
