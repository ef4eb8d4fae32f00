package io.rollcall.model;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** An undo puts back exactly what is still as the run left it. */
final class UndoRules {
    private static final Set<String> FIELDS = Set.of("name", "email", "role", "phones", "inactive");

    private final World world;
    private final Told told;
    private final Map<ContactId, Map<String, FieldChange>> changes = new LinkedHashMap<>();
    private final Set<ContactId> created;
    private final Map<ContactId, Card> left;
    private final Map<ContactId, Card> before;

    /** @param source what the undone run wrote; {@code left}: the contacts as it left them, if nobody disturbed it */
    UndoRules(World world, Told told, List<JournalEntry> source, Map<ContactId, Card> left) {
        this.world = world;
        this.told = told;
        this.left = left;
        this.before = new HashMap<>(world.ledger.cards);
        this.created = source.stream()
                .filter(entry -> entry.action().equals("created"))
                .flatMap(entry -> entry.contactId().stream())
                .collect(Collectors.toSet());
        source.forEach(entry -> {
            world.answered().remove(entry.objectId());
            entry.contactId().ifPresent(contact -> entry.fields().stream()
                    .filter(field -> FIELDS.contains(field.field()))
                    .forEach(field -> changes.computeIfAbsent(contact, id -> new HashMap<>())
                            .merge(field.field(), field, UndoRules::both)));
        });
    }

    private static FieldChange both(FieldChange first, FieldChange last) {
        return new FieldChange(first.field(), first.before(), last.after());
    }

    void check(JournalEntry entry) {
        if (entry.action().equals("undone")) {
            world.undone()
                    .computeIfAbsent(entry.entraTenantId(), id -> new java.util.HashSet<>())
                    .add(entry.objectId());
        } else {
            Violation.when(!entry.action().equals("kept"), "an undo did something else: " + entry);
        }
    }

    void conclude(Collection<Mapping> mappings) {
        held(mappings);
        if (told.disturbed()
                || !Set.of("completed", "partial").contains(told.run().status().key())) {
            return;
        }
        changes.forEach((contact, fields) -> {
            Card was = Optional.ofNullable(before.get(contact)).orElseThrow();
            Card is = Optional.ofNullable(world.ledger.cards.get(contact)).orElseThrow();
            if (!was.standing()) {
                Violation.when(!was.equals(is), "an undo changed a contact that is gone");
            } else if (created.contains(contact)) {
                created(contact, was, is);
            } else {
                fields.values().forEach(field -> putBack(field, was, is));
            }
        });
    }

    /** Mappings in which something was put back. */
    private void held(Collection<Mapping> mappings) {
        Set<UUID> concerned = told.entries().stream()
                .filter(entry -> entry.action().equals("undone"))
                .map(JournalEntry::entraTenantId)
                .collect(Collectors.toSet());
        mappings.stream()
                .filter(mapping ->
                        mapping.state() == MappingState.MAPPED && concerned.contains(mapping.entraTenantId()))
                .forEach(mapping ->
                        Violation.when(!mapping.onHold(), "an undo left a mapping that is not on hold: " + mapping));
    }

    private void created(ContactId contact, Card was, Card is) {
        boolean asLeft = was.equals(left.get(contact));
        boolean linkedSince = told.before()
                .linkOf(contact)
                .filter(link ->
                        !Optional.of(link.run()).equals(told.run().input().source()))
                .isPresent();
        if (asLeft && !linkedSince) {
            Violation.when(!is.inactive(), "an undo left a contact active that the run had created: " + is);
            Violation.when(told.after().linkOf(contact).isPresent(), "an undo left a link that the run had made");
        } else if (left.containsKey(contact) && !asLeft) {
            Violation.when(!is.equals(was), "an undo changed a created contact that somebody had changed since");
        }
    }

    private static void putBack(FieldChange field, Card was, Card is) {
        Object then = value(field.field(), field.before());
        Object leftAs = value(field.field(), field.after());
        Object now = value(field.field(), was);
        boolean signsIn = field.field().equals("email") && was.portalLogin();
        boolean key = field.field().equals("inactive") && "true".equals(then) && was.keyPerson();
        Object expected = now.equals(leftAs) && !signsIn && !key ? then : now;
        Violation.when(
                !value(field.field(), is).equals(expected),
                "an undo of " + field + " made " + value(field.field(), is) + " of " + now + " instead of " + expected);
    }

    private static Object value(String field, Optional<String> text) {
        return field.equals("phones") ? new TreeSet<>(text.orElse("").lines().toList()) : text.orElse("");
    }

    private static Object value(String field, Card card) {
        return switch (field) {
            case "name" -> card.name();
            case "email" -> card.email().orElse("");
            case "role" -> card.role().orElse("");
            case "inactive" -> String.valueOf(card.inactive());
            default -> card.phones().entrySet().stream()
                    .filter(phone -> phone.getValue().origin() == Origin.ENTRA)
                    .map(phone -> phone.getValue().label() + ": " + phone.getKey())
                    .collect(Collectors.toCollection(TreeSet::new));
        };
    }
}
