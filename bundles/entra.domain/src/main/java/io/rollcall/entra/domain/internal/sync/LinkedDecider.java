package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange.End;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.work.Ids;
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
    private final Ids ids;
    private final Surroundings around;
    private final Flapping flapping;

    LinkedDecider(
            MappedTenant mapped,
            SyncSettings settings,
            Scope scope,
            Fields fields,
            Reviews reviews,
            Ids ids,
            Surroundings around) {
        this.mapped = mapped;
        this.settings = settings;
        this.scope = scope;
        this.fields = fields;
        this.reviews = reviews;
        this.ids = ids;
        this.around = around;
        this.flapping = new Flapping(settings.damping(), around.now());
    }

    Decision decide(KnownIdentity known, LinkState link, Addresses addresses) {
        Optional<Contact> found = around.contact(link.contactId());
        if (found.isEmpty() || found.get().deleted()) {
            return contactDeleted(known, link, addresses);
        }
        Contact contact = found.get();
        if (contact.mergedInto().isPresent()) {
            return merged(known, link, contact, addresses);
        }
        if (!contact.clientId().equals(mapped.client())) {
            return ask(known, "contact_moved", addresses, List.of(contact));
        }
        if (known.past().keptOut() || around.pins(contact.id()).whole()) {
            return pinned(known, contact, addresses);
        }
        if (!known.identity().live()) {
            return leaver(known, link, contact, addresses);
        }
        return scope.exclusion(known.identity(), addresses)
                .map(reason -> outOfScope(known, link, contact, addresses, reason))
                .orElseGet(() -> present(known, link, contact, addresses));
    }

    /** Never created again by itself, and asked about only when the identity changes. */
    private Decision contactDeleted(KnownIdentity known, LinkState link, Addresses addresses) {
        String self = Reviews.self(known, addresses.valid().keySet());
        return Decision.because(known, Bucket.EXCLUDED, "host.contact_deleted", "contact_deleted")
                .change(new BatchWrites.LinkChange(
                        link.linkId(), false, Optional.of(new End("contact_deleted", Optional.of(self)))));
    }

    private Decision merged(KnownIdentity known, LinkState link, Contact contact, Addresses addresses) {
        Optional<Contact> survivor = around.survivor(contact);
        boolean free = survivor.filter(one -> !one.deleted() && one.clientId().equals(mapped.client()))
                .filter(one -> around.linkOf(one.id()).isEmpty() && around.take(one.id()))
                .isPresent();
        if (!free) {
            return ask(
                    known, "contact_merged", addresses, survivor.map(List::of).orElse(List.of(contact)));
        }
        return Decision.of(known, Bucket.LINKED, "host.merged")
                .on(survivor.get())
                .change(new BatchWrites.LinkChange(link.linkId(), false, Optional.of(End.because("merged"))))
                .link(ids.next(), survivor.get().id(), false)
                .stamp(Stamps.linked(known.identity(), survivor.get().id(), link.stampedUpn()));
    }

    private Decision pinned(KnownIdentity known, Contact contact, Addresses addresses) {
        return (known.identity().live() ? scope.exclusion(known.identity(), addresses) : Optional.<String>empty())
                .map(reason -> Decision.because(known, Bucket.OUT_OF_SCOPE, "pin", reason))
                .orElseGet(() -> Decision.of(known, Bucket.UNCHANGED, "pin"))
                .on(contact);
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
        if (flapping.unquiet(known)) {
            return waits(known, contact);
        }
        ContactChange change = new ContactChange(contact).inactive(true);
        return Decision.because(known, Bucket.INACTIVATED, ruleFamily + "." + reason, reason)
                .on(contact)
                .edit(change.edit(), change.fields())
                .change(new BatchWrites.LinkChange(link.linkId(), true, Optional.empty()))
                .stamp(Stamps.inactivated(known.identity(), contact.id(), link.stampedUpn(), reason));
    }

    private static Decision waits(KnownIdentity known, Contact contact) {
        return Decision.because(known, Bucket.HELD, "leaver.flapping", "flapping")
                .on(contact);
    }

    private Decision present(KnownIdentity known, LinkState link, Contact contact, Addresses addresses) {
        Pins pins = around.pins(contact.id());
        ContactChange change = fields.overwrite(contact, pins, known.identity(), addresses.best());
        Optional<String> conflict = change.newEmail().flatMap(email -> emailConflict(known, contact, email));
        if (conflict.isPresent()) {
            return ask(known, conflict.get(), addresses, List.of(contact));
        }
        if (change.tooLong().isPresent()) {
            return Decision.because(
                    known, Bucket.FAILED, "fields", change.tooLong().get());
        }
        if (contact.inactive() && link.inactivated()) {
            return flapping.unquiet(known)
                    ? waits(known, contact)
                    : reactivate(known, link, contact, change.inactive(false));
        }
        Optional<String> upn = upnToWrite(known.identity(), link, pins);
        if (change.none() && upn.isEmpty()) {
            return Decision.of(known, Bucket.UNCHANGED, "link").on(contact);
        }
        Decision decision = Decision.of(known, Bucket.UPDATED, "fields").on(contact);
        upn.ifPresent(now -> decision.changed(List.of(new FieldChange(ContactFields.UPN, link.stampedUpn(), upn)))
                .stamp(Stamps.linked(known.identity(), contact.id(), upn)));
        return change.none() ? decision : decision.edit(change.edit(), change.fields());
    }

    private Decision reactivate(KnownIdentity known, LinkState link, Contact contact, ContactChange change) {
        Optional<String> upn = upnToWrite(known.identity(), link, around.pins(contact.id()));
        return Decision.of(known, Bucket.REACTIVATED, "leaver.returned")
                .on(contact)
                .edit(change.edit(), change.fields())
                .change(new BatchWrites.LinkChange(link.linkId(), false, Optional.empty()))
                .stamp(Stamps.linked(known.identity(), contact.id(), upn.or(link::stampedUpn)));
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

    private Optional<String> upnToWrite(Identity identity, LinkState link, Pins pins) {
        return fields.on(Field.UPN, pins)
                ? Wording.clean(identity.userPrincipalName())
                        .filter(upn -> !Addresses.tombstone(upn))
                        .filter(upn -> !link.stampedUpn().equals(Optional.of(upn)))
                : Optional.empty();
    }

    private Decision ask(KnownIdentity known, String reason, Addresses addresses, List<Contact> candidates) {
        return reviews.ask(known, reason, addresses.valid().keySet(), candidates);
    }
}
