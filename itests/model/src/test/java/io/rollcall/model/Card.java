package io.rollcall.model;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it should be, from what persons did and what the journal tells.
 *
 * @param additional origin by lower-case address
 * @param phones label and origin by number
 */
record Card(
        ClientId client,
        String name,
        Optional<String> email,
        Optional<String> role,
        Map<String, Origin> additional,
        Map<String, Phone> phones,
        boolean inactive,
        boolean portalLogin,
        boolean keyPerson,
        Optional<ContactId> mergedInto,
        boolean deleted) {

    record Phone(String label, Origin origin) {}

    static Card of(Contact contact) {
        Map<String, Origin> additional = new TreeMap<>();
        contact.additionalEmails().forEach(each -> additional.put(key(each.email()), each.origin()));
        Map<String, Phone> phones = new TreeMap<>();
        contact.phones().forEach(each -> phones.put(each.number(), new Phone(each.label(), each.origin())));
        return new Card(
                contact.clientId(),
                contact.name(),
                contact.email(),
                contact.role(),
                additional,
                phones,
                contact.inactive(),
                contact.portalLogin(),
                contact.keyPerson(),
                contact.mergedInto(),
                contact.deleted());
    }

    /** Nothing filled in yet. */
    static Card blank(ClientId client) {
        return new Card(
                client,
                "",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                Optional.empty(),
                false);
    }

    boolean standing() {
        return !deleted && mergedInto.isEmpty();
    }

    Set<String> addresses() {
        Set<String> all = new TreeSet<>(additional.keySet());
        email.map(Card::key).ifPresent(all::add);
        return all;
    }

    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** @throws Violation if the value before is not what the journal says */
    Card after(FieldChange change) {
        String now = change.after().orElse(null);
        return switch (change.field()) {
            case "name" -> was(change, name.isEmpty() ? null : name).with(Objects.requireNonNull(now), email, role);
            case "email" -> was(change, email.orElse(null)).with(name, Optional.ofNullable(now), role);
            case "role" -> was(change, role.orElse(null)).with(name, email, Optional.ofNullable(now));
            case "inactive" -> was(change, change.before().isEmpty() ? null : String.valueOf(inactive))
                    .active(!Boolean.parseBoolean(now));
            case "additional_email" -> withAdditional(change);
            case "phones" -> werePhones(change).withPhones(now == null ? "" : now);
            case "client_id" -> was(change, client.toString()).at(new ClientId(java.util.UUID.fromString(now)));
            case "entra_user_principal_name", "entra_object_id" -> this;
            default -> throw new Violation("the journal tells of a field that nobody knows: " + change);
        };
    }

    private Card was(FieldChange change, @Nullable String expected) {
        Violation.when(
                !change.before().equals(Optional.ofNullable(expected)),
                "the journal says that " + change.field() + " was " + change.before() + ", but it was " + expected);
        return this;
    }

    private Card werePhones(FieldChange change) {
        Set<String> expected = phones.entrySet().stream()
                .filter(phone -> phone.getValue().origin() == Origin.ENTRA)
                .map(phone -> phone.getValue().label() + ": " + phone.getKey())
                .collect(Collectors.toSet());
        Violation.when(
                !change.before()
                        .map(text -> text.lines().collect(Collectors.toSet()))
                        .orElse(Set.of())
                        .equals(expected),
                "the journal says that the phones were " + change.before() + ", but they were " + expected);
        return this;
    }

    private Card with(String newName, Optional<String> newEmail, Optional<String> newRole) {
        return new Card(
                client,
                newName,
                newEmail,
                newRole,
                additional,
                phones,
                inactive,
                portalLogin,
                keyPerson,
                mergedInto,
                deleted);
    }

    private Card active(boolean active) {
        return new Card(
                client, name, email, role, additional, phones, !active, portalLogin, keyPerson, mergedInto, deleted);
    }

    private Card at(ClientId other) {
        return new Card(
                other, name, email, role, additional, phones, inactive, portalLogin, keyPerson, mergedInto, deleted);
    }

    private Card withAdditional(FieldChange change) {
        Map<String, Origin> now = new TreeMap<>(additional);
        change.before().map(Card::key).ifPresent(now::remove);
        change.after().map(Card::key).ifPresent(added -> now.putIfAbsent(added, Origin.PERSON));
        return new Card(client, name, email, role, now, phones, inactive, portalLogin, keyPerson, mergedInto, deleted);
    }

    /** The directory's phones are these; a person's stay. */
    private Card withPhones(String lines) {
        Map<String, Phone> now = new TreeMap<>(phones);
        now.values().removeIf(phone -> phone.origin() == Origin.ENTRA);
        lines.lines()
                .map(line -> line.split(": ", 2))
                .forEach(parts -> now.putIfAbsent(parts[1], new Phone(parts[0], Origin.ENTRA)));
        return new Card(
                client, name, email, role, additional, now, inactive, portalLogin, keyPerson, mergedInto, deleted);
    }
}
