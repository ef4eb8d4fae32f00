package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
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
        Optional<String> exclusion = scope.exclusion(known.identity(), addresses);
        if (exclusion.isPresent()) {
            return Decision.because(known, Bucket.EXCLUDED, "scope." + exclusion.get(), exclusion.get());
        }
        if (known.identity().presence() == Identity.Presence.MISSING) {
            return Decision.because(known, Bucket.EXCLUDED, "scope.missing", "missing");
        }
        if (known.contactDeleted()) {
            return ask(known, "contact_deleted", addresses, List.of());
        }
        if (addresses.usable().isEmpty()) {
            return ask(known, "unverified_domain", addresses, List.of());
        }
        if (scope.twins(known, mapped).anyMatch(addresses.usable()::containsKey)) {
            return ask(
                    known,
                    "two_identities",
                    addresses,
                    around.holding(addresses.usable().keySet()));
        }
        return match(known, addresses);
    }

    private Decision match(KnownIdentity known, Addresses addresses) {
        Set<Contact> holders = around.holding(addresses.usable().keySet());
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

    private Decision existing(KnownIdentity known, Contact contact, Addresses addresses) {
        Optional<LinkState> holder = around.linkOf(contact.id());
        boolean free = holder.isEmpty() || (!holder.get().live() && holder.get().sameClient());
        if (!free || !around.take(contact.id())) {
            return ask(known, "contact_taken", addresses, List.of(contact));
        }
        return holder.map(former -> passOver(known, contact, former)).orElseGet(() -> link(known, contact));
    }

    private Decision link(KnownIdentity known, Contact contact) {
        return linked(Decision.of(known, Bucket.LINKED, "match.address"), contact, new Fields.Change(contact));
    }

    /** The identity behind the contact is gone or disabled: the person came back under a new one. */
    private Decision passOver(KnownIdentity known, Contact contact, LinkState former) {
        Fields.Change change = new Fields.Change(contact);
        boolean back = contact.inactive() && former.inactivated();
        if (back) {
            change.inactive(false);
        }
        return linked(
                        Decision.of(known, back ? Bucket.REACTIVATED : Bucket.LINKED, "match.passed_over"),
                        contact,
                        change)
                .change(new BatchWrites.LinkChange(former.linkId(), false, Optional.of("passed_over")));
    }

    private Decision linked(Decision decision, Contact contact, Fields.Change change) {
        Identity identity = decision.known().identity();
        decision.on(contact)
                .link(ids.next(), contact.id())
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
        if (contact.name().length() > Wording.LONGEST_NAME) {
            return Decision.because(known, Bucket.FAILED, "create", "name_too_long");
        }
        return Decision.of(known, Bucket.CREATED, "create")
                .create(contact)
                .changed(Fields.told(contact))
                .link(ids.next(), contact.id())
                .stamp(Stamps.linked(identity, contact.id(), Wording.clean(identity.userPrincipalName())));
    }

    private Decision ask(KnownIdentity known, String reason, Addresses addresses, Collection<Contact> candidates) {
        return reviews.ask(known, reason, addresses.valid().keySet(), candidates);
    }
}
