package io.rollcall.host.api.contacts;

import io.rollcall.host.api.clients.ClientId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of one contact: empty means "leave as it is".
 *
 * @param version the version that the change was decided on; the edit is left out if the row has moved since
 * @param client moves the contact to this client
 * @param blank fields that become blank
 * @param addEmails additional addresses to add; one that is there already is left alone
 * @param removeEmails additional addresses to remove, lower case, whoever added them
 * @param entraPhones replaces the phones of origin {@link Origin#ENTRA}; a person's phones always stay
 */
public record ContactEdit(
        ContactId id,
        long version,
        Optional<String> name,
        Optional<String> email,
        Optional<String> role,
        Optional<Boolean> inactive,
        Optional<ClientId> client,
        Set<Blank> blank,
        List<Contact.Address> addEmails,
        List<String> removeEmails,
        Optional<List<Contact.Phone>> entraPhones) {

    /** A field that can be made blank. */
    public enum Blank {
        EMAIL,
        ROLE
    }

    public ContactEdit {
        blank = Set.copyOf(blank);
        addEmails = List.copyOf(addEmails);
        removeEmails = List.copyOf(removeEmails);
    }

    /** A change of this contact as it is now. */
    public static Builder of(Contact contact) {
        return of(contact.id(), contact.version());
    }

    public static Builder of(ContactId id, long version) {
        return new Builder(id, version);
    }

    /** Collects what changes. Not thread-safe. */
    public static final class Builder {
        private final ContactId id;
        private final long version;
        private final Set<Blank> blank = EnumSet.noneOf(Blank.class);
        private Optional<String> name = Optional.empty();
        private Optional<String> email = Optional.empty();
        private Optional<String> role = Optional.empty();
        private Optional<Boolean> inactive = Optional.empty();
        private Optional<ClientId> client = Optional.empty();
        private List<Contact.Address> addEmails = List.of();
        private List<String> removeEmails = List.of();
        private Optional<List<Contact.Phone>> entraPhones = Optional.empty();

        private Builder(ContactId id, long version) {
            this.id = id;
            this.version = version;
        }

        public Builder name(String now) {
            name = Optional.of(now);
            return this;
        }

        public Builder email(String now) {
            email = Optional.of(now);
            return this;
        }

        public Builder role(String now) {
            role = Optional.of(now);
            return this;
        }

        public Builder inactive(boolean now) {
            inactive = Optional.of(now);
            return this;
        }

        public Builder client(ClientId now) {
            client = Optional.of(now);
            return this;
        }

        public Builder blank(Blank field) {
            blank.add(field);
            return this;
        }

        public Builder addEmails(List<Contact.Address> added) {
            addEmails = added;
            return this;
        }

        public Builder removeEmails(List<String> keys) {
            removeEmails = keys;
            return this;
        }

        public Builder entraPhones(List<Contact.Phone> now) {
            entraPhones = Optional.of(now);
            return this;
        }

        public ContactEdit build() {
            return new ContactEdit(
                    id, version, name, email, role, inactive, client, blank, addEmails, removeEmails, entraPhones);
        }
    }
}
