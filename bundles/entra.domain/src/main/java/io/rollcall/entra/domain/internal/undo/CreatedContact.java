package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a contact that the run made with what the run made: here also what it left blank counts. */
record CreatedContact(Reversal reversal, Contact contact, Now now, List<FieldChange> changes) {

    /** As the run left each field, and as it is. */
    List<FieldChange> differences(Optional<ClientId> client) {
        if (alreadyUndone()) {
            return List.of();
        }
        List<FieldChange> differences = new ArrayList<>(Stream.of(
                        expected(ContactFields.NAME, Optional.of(contact.name())),
                        expected(ContactFields.EMAIL, contact.email()),
                        expected(ContactFields.ROLE, Optional.empty()),
                        expected(ContactFields.PHONES, Optional.empty()),
                        expected(ContactFields.INACTIVE, Optional.of("false")),
                        expected(
                                ContactFields.CLIENT,
                                client.or(() -> Optional.of(contact.clientId())).map(ClientId::toString)))
                .filter(field -> !now.is(field, field.before()))
                .map(field -> new FieldChange(field.field(), field.before(), now.value(field)))
                .toList());
        differences.addAll(addresses());
        typedPhones().ifPresent(differences::add);
        return differences;
    }

    private boolean alreadyUndone() {
        return contact.inactive() && reversal.touched.stamp().status().equals(Optional.of(LinkReversal.UNDONE));
    }

    /** @param otherwise if the run did not tell of the field */
    private FieldChange expected(String field, Optional<String> otherwise) {
        boolean told = changes.stream().anyMatch(change -> change.field().equals(field));
        return new FieldChange(field, told ? Collapsed.left(changes, field) : otherwise, Optional.empty());
    }

    /** Additional addresses that the run did not give it, and those that it gave and that are gone. */
    private List<FieldChange> addresses() {
        Set<String> given = changes.stream()
                .filter(change -> change.field().equals(ContactFields.ADDITIONAL_EMAIL))
                .flatMap(change -> change.after().stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> there =
                contact.additionalEmails().stream().map(Contact.Address::email).toList();
        Predicate<String> gone = address -> there.stream().noneMatch(address::equalsIgnoreCase);
        return Stream.concat(
                        there.stream()
                                .filter(address -> !given.contains(address.toLowerCase(Locale.ROOT)))
                                .map(address -> additional(Optional.empty(), Optional.of(address))),
                        given.stream().filter(gone).map(address -> additional(Optional.of(address), Optional.empty())))
                .toList();
    }

    private static FieldChange additional(Optional<String> left, Optional<String> now) {
        return new FieldChange(ContactFields.ADDITIONAL_EMAIL, left, now);
    }

    private Optional<FieldChange> typedPhones() {
        return Now.text(now.persons())
                .map(typed -> new FieldChange(
                        ContactFields.PHONES,
                        Collapsed.left(changes, ContactFields.PHONES),
                        Now.text(contact.phones())));
    }
}
