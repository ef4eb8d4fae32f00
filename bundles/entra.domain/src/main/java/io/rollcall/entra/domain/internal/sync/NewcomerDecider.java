package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange.End;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.work.Ids;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides on identities without a contact: scope, then match by address, then link, create or ask. A name never links. */
final class NewcomerDecider {
    private final MappedTenant mapped;
    private final Scope scope;
    private final Fields fields;
    private final Reviews reviews;
    private final Ids ids;
    private final Surroundings around;

    NewcomerDecider(MappedTenant mapped, Scope scope, Fields fields, Reviews reviews, Ids ids, Surroundings around) {
        this.mapped = mapped;
        this.scope = scope;
        this.fields = fields;
        this.reviews = reviews;
        this.ids = ids;
        this.around = around;
    }

    Decision decide(KnownIdentity known, Addresses addresses) {
        Optional<String> exclusion = excluded(known, addresses);
        if (exclusion.isPresent()) {
            return Decision.because(known, Bucket.EXCLUDED, "scope." + exclusion.get(), exclusion.get());
        }
        if (known.past().contactDeleted().isPresent()) {
            return ask(known, "contact_deleted", addresses, List.of());
        }
        if (addresses.usable().isEmpty()) {
            return ask(known, "unverified_domain", addresses, List.of());
        }
        if (scope.twins(known, mapped).anyMatch(addresses.usable()::containsKey)) {
            return ask(known, "two_identities", addresses, holders(known, addresses));
        }
        return match(known, addresses);
    }

    private Optional<String> excluded(KnownIdentity known, Addresses addresses) {
        return when(around.purged(known.identity().objectId()), "purged")
                .or(() -> scope.exclusion(known.identity(), addresses))
                .or(() -> when(known.identity().presence() == Identity.Presence.MISSING, "missing"))
                .or(() -> when(known.past().keptOut(), "undone"))
                .or(() -> when(unchangedSinceDeleted(known, addresses), "contact_deleted"));
    }

    /** A person deleted the contact, and the identity is what it was then: nothing to ask. */
    private static boolean unchangedSinceDeleted(KnownIdentity known, Addresses addresses) {
        return known.past()
                .contactDeleted()
                .filter(Reviews.self(known, addresses.valid().keySet())::equals)
                .isPresent();
    }

    private static Optional<String> when(boolean applies, String reason) {
        return applies ? Optional.of(reason) : Optional.empty();
    }

    private Decision match(KnownIdentity known, Addresses addresses) {
        Set<Contact> holders = holders(known, addresses);
        if (holders.isEmpty()) {
            return create(known, addresses);
        }
        if (holders.stream().anyMatch(holder -> !holder.clientId().equals(mapped.client()))) {
            return ask(known, "other_client", addresses, holders);
        }
        return holders.size() == 1
                ? existing(known, holders.iterator().next(), addresses)
                : ask(known, "several_contacts", addresses, holders);
    }

    /** Without the contact that a remap left with the former client: this very identity was behind it. */
    private Set<Contact> holders(KnownIdentity known, Addresses addresses) {
        Set<Contact> holders =
                new LinkedHashSet<>(around.holding(addresses.usable().keySet()));
        holders.removeIf(holder -> known.past().leftBehind().contains(holder.id())
                && !holder.clientId().equals(mapped.client()));
        return holders;
    }

    private Decision existing(KnownIdentity known, Contact contact, Addresses addresses) {
        Optional<LinkState> holder = around.linkOf(contact.id());
        boolean free = holder.isEmpty() || (!holder.get().live() && holder.get().sameClient());
        if (!free || !around.take(contact.id())) {
            return ask(known, "contact_taken", addresses, List.of(contact));
        }
        return holder.map(former -> passOver(known, contact, former)).orElseGet(() -> link(known, contact));
    }

    /** Linking changes no field; but a contact that an undo made inactive comes back, as the undo was released. */
    private Decision link(KnownIdentity known, Contact contact) {
        boolean back = contact.inactive()
                && around.undone(contact.id())
                && !around.pins(contact.id()).whole();
        ContactChange change = new ContactChange(contact);
        if (back) {
            change.inactive(false);
        }
        return linked(Decision.of(known, back ? Bucket.REACTIVATED : Bucket.LINKED, "match.address"), contact, change);
    }

    /** The identity behind the contact is gone or disabled: the person came back under a new one. */
    private Decision passOver(KnownIdentity known, Contact contact, LinkState former) {
        ContactChange change = new ContactChange(contact);
        boolean back = contact.inactive()
                && former.inactivated()
                && !around.pins(contact.id()).whole();
        if (back) {
            change.inactive(false);
        }
        return linked(
                        Decision.of(known, back ? Bucket.REACTIVATED : Bucket.LINKED, "match.passed_over"),
                        contact,
                        change)
                .change(new BatchWrites.LinkChange(former.linkId(), false, Optional.of(End.because("passed_over"))));
    }

    private Decision linked(Decision decision, Contact contact, ContactChange change) {
        Identity identity = decision.known().identity();
        decision.on(contact)
                .link(ids.next(), contact.id(), false)
                .stamp(Stamps.linked(identity, contact.id(), Wording.clean(identity.userPrincipalName())));
        return change.none() ? decision : decision.edit(change.edit(), change.fields());
    }

    private Decision create(KnownIdentity known, Addresses addresses) {
        Identity identity = known.identity();
        NewContact contact = fields.create(
                new ContactId(ids.next()),
                mapped.client(),
                identity,
                addresses.best().orElseThrow());
        Optional<String> tooLong = Fields.tooLong(contact.name(), contact.role(), contact.phones());
        if (tooLong.isPresent()) {
            return Decision.because(known, Bucket.FAILED, "create", tooLong.get());
        }
        return Decision.of(known, Bucket.CREATED, "create")
                .create(contact)
                .changed(Fields.told(contact))
                .link(ids.next(), contact.id(), true)
                .stamp(Stamps.linked(identity, contact.id(), Wording.clean(identity.userPrincipalName())));
    }

    private Decision ask(KnownIdentity known, String reason, Addresses addresses, Collection<Contact> candidates) {
        return reviews.ask(known, reason, addresses.valid().keySet(), candidates);
    }
}
