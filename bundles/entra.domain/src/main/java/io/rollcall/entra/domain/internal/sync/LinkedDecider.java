package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.contacts.Contact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides on identities that have a contact: the link wins always. */
final class LinkedDecider {
    private final MappedTenant mapped;
    private final SyncSettings settings;
    private final Scope scope;
    private final Fields fields;
    private final Reviews reviews;
    private final Surroundings around;

    LinkedDecider(
            MappedTenant mapped,
            SyncSettings settings,
            Scope scope,
            Fields fields,
            Reviews reviews,
            Surroundings around) {
        this.mapped = mapped;
        this.settings = settings;
        this.scope = scope;
        this.fields = fields;
        this.reviews = reviews;
        this.around = around;
    }

    Decision decide(KnownIdentity known, LinkState link, Addresses addresses) {
        Optional<Contact> found = around.contact(link.contactId());
        if (found.isEmpty() || found.get().deleted()) {
            return ask(known, "contact_deleted", addresses, found.stream().toList())
                    .change(new BatchWrites.LinkChange(link.linkId(), false, Optional.of("contact_deleted")));
        }
        Contact contact = found.get();
        if (contact.mergedInto().isPresent()) {
            return ask(known, "contact_merged", addresses, List.of(contact));
        }
        if (!contact.clientId().equals(mapped.client())) {
            return ask(known, "contact_moved", addresses, List.of(contact));
        }
        if (!known.identity().live()) {
            return leaver(known, link, contact, addresses);
        }
        return scope.exclusion(known.identity(), addresses)
                .map(reason -> outOfScope(known, link, contact, addresses, reason))
                .orElseGet(() -> present(known, link, contact, addresses));
    }

    private Decision leaver(KnownIdentity known, LinkState link, Contact contact, Addresses addresses) {
        boolean deleted = known.identity().presence() == Identity.Presence.DELETED;
        return settings.markInactiveWhenDisabled() && !contact.inactive()
                ? inactivate(known, link, contact, addresses, deleted ? "deleted" : "disabled", "leaver")
                : Decision.of(known, Bucket.UNCHANGED, "leaver.kept").on(contact);
    }

    private Decision outOfScope(
            KnownIdentity known, LinkState link, Contact contact, Addresses addresses, String reason) {
        return settings.inactivateOutOfScope() && !contact.inactive()
                ? inactivate(known, link, contact, addresses, reason, "scope")
                : Decision.because(known, Bucket.OUT_OF_SCOPE, "scope.kept", reason)
                        .on(contact);
    }

    private Decision inactivate(
            KnownIdentity known,
            LinkState link,
            Contact contact,
            Addresses addresses,
            String reason,
            String ruleFamily) {
        if (contact.keyPerson()) {
            return ask(known, "key_person", addresses, List.of(contact));
        }
        Fields.Change change = new Fields.Change(contact).inactive(true);
        return Decision.because(known, Bucket.INACTIVATED, ruleFamily + "." + reason, reason)
                .on(contact)
                .edit(change.edit(), change.fields())
                .change(new BatchWrites.LinkChange(link.linkId(), true, Optional.empty()))
                .stamp(Stamps.inactivated(known.identity(), contact.id(), link.stampedUpn(), reason));
    }

    private Decision present(KnownIdentity known, LinkState link, Contact contact, Addresses addresses) {
        Fields.Change change = fields.overwrite(contact, known.identity(), addresses.best());
        Optional<String> conflict = change.newEmail().flatMap(email -> emailConflict(known, contact, email));
        if (conflict.isPresent()) {
            return ask(known, conflict.get(), addresses, List.of(contact));
        }
        if (change.tooLong()) {
            return Decision.because(known, Bucket.FAILED, "fields", "name_too_long");
        }
        if (contact.inactive() && link.inactivated()) {
            return reactivate(known, link, contact, change.inactive(false));
        }
        Optional<String> upn = upnToWrite(known.identity(), link);
        if (change.none() && upn.isEmpty()) {
            return Decision.of(known, Bucket.UNCHANGED, "link").on(contact);
        }
        Decision decision = Decision.of(known, Bucket.UPDATED, "fields").on(contact);
        upn.ifPresent(
                now -> decision.changed(List.of(new FieldChange("entra_user_principal_name", link.stampedUpn(), upn)))
                        .stamp(Stamps.linked(known.identity(), contact.id(), upn)));
        return change.none() ? decision : decision.edit(change.edit(), change.fields());
    }

    private Decision reactivate(KnownIdentity known, LinkState link, Contact contact, Fields.Change change) {
        return Decision.of(known, Bucket.REACTIVATED, "leaver.returned")
                .on(contact)
                .edit(change.edit(), change.fields())
                .change(new BatchWrites.LinkChange(link.linkId(), false, Optional.empty()))
                .stamp(Stamps.linked(
                        known.identity(),
                        contact.id(),
                        upnToWrite(known.identity(), link).or(link::stampedUpn)));
    }

    private Optional<String> emailConflict(KnownIdentity known, Contact contact, String email) {
        if (contact.portalLogin()) {
            return Optional.of("portal_login");
        }
        if (scope.twins(known, mapped).anyMatch(Addresses.key(email)::equals)) {
            return Optional.of("two_identities");
        }
        return around.holding(Set.of(Addresses.key(email))).stream()
                .filter(holder -> !holder.id().equals(contact.id()))
                .findFirst()
                .map(holder -> "address_taken");
    }

    private Optional<String> upnToWrite(Identity identity, LinkState link) {
        return fields.on(Field.UPN)
                ? Wording.clean(identity.userPrincipalName())
                        .filter(upn -> !link.stampedUpn().equals(Optional.of(upn)))
                : Optional.empty();
    }

    private Decision ask(KnownIdentity known, String reason, Addresses addresses, List<Contact> candidates) {
        return reviews.ask(known, reason, addresses.valid().keySet(), candidates);
    }
}
