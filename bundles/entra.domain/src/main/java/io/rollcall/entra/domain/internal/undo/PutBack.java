package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Collects what is put back on one contact, as an edit and as the journal tells it. */
final class PutBack {
    private final ContactEdit.Builder edit;
    private final List<FieldChange> fields = new ArrayList<>();
    private final List<Contact.Address> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private boolean edits;

    PutBack(Contact contact) {
        this.edit = ContactEdit.of(contact);
    }

    void field(FieldChange change) {
        fields.add(new FieldChange(change.field(), change.after(), change.before()));
        edits |= !change.field().equals(ContactFields.UPN);
        put(change.field(), change);
    }

    /** What is no column of the host: links. */
    void told(FieldChange change) {
        fields.add(change);
    }

    List<FieldChange> fields() {
        return fields;
    }

    Optional<ContactEdit> edit() {
        return edits ? Optional.of(edit.addEmails(added).removeEmails(removed).build()) : Optional.empty();
    }

    private void put(String field, FieldChange change) {
        Optional<String> before = change.before();
        switch (field) {
            case ContactFields.NAME -> before.ifPresent(edit::name);
            case ContactFields.EMAIL -> orBlank(before, edit::email, ContactEdit.Blank.EMAIL);
            case ContactFields.ROLE -> orBlank(before, edit::role, ContactEdit.Blank.ROLE);
            case ContactFields.INACTIVE -> edit.inactive(Boolean.parseBoolean(before.orElse("")));
            case ContactFields.CLIENT -> before.map(UUID::fromString)
                    .map(ClientId::new)
                    .ifPresent(edit::client);
            case ContactFields.PHONES -> edit.entraPhones(ContactFields.phones(before.orElse("")));
            case ContactFields.ADDITIONAL_EMAIL -> additional(change);
            default -> {}
        }
    }

    private void orBlank(Optional<String> before, Consumer<String> set, ContactEdit.Blank blank) {
        before.ifPresentOrElse(set, () -> edit.blank(blank));
    }

    private void additional(FieldChange change) {
        change.before()
                .ifPresentOrElse(
                        address -> added.add(new Contact.Address(address, Origin.PERSON)),
                        () -> removed.add(Collapsed.address(change).toLowerCase(Locale.ROOT)));
    }
}
