package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange.End;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.Ids;
import java.util.List;
import java.util.Optional;

/** Makes a decision of what a person says about one identity, or refuses it in one sentence. Pure, like the deciders. */
final class Resolver {
    static final String EXISTING = "review.resolved_existing";
    static final String MOVED = "review.resolved_moved";
    static final String NEW = "review.resolved_new";
    static final String DISMISSED = "review.dismissed";

    private final SyncSettings settings;
    private final PhoneNumbers numbers;
    private final Ids ids;
    private final Surroundings around;

    Resolver(SyncSettings settings, PhoneNumbers numbers, Ids ids, Surroundings around) {
        this.settings = settings;
        this.numbers = numbers;
        this.ids = ids;
        this.around = around;
    }

    Decision decide(ReviewItem item, MappedTenant mapped, Answer answer) {
        KnownIdentity known = item.known();
        if (answer instanceof Answer.Existing existing) {
            return existing(known, mapped, existing.contact(), existing.moveToClient());
        }
        if (answer instanceof Answer.OnlyCandidate) {
            return existing(known, mapped, only(item.candidates()), false);
        }
        if (answer instanceof Answer.New) {
            return create(known, mapped);
        }
        return Decision.because(known, Bucket.EXCLUDED, DISMISSED, "reviewed");
    }

    private static ContactId only(List<ContactId> candidates) {
        if (candidates.size() != 1) {
            throw new Problem.RuleRefused(
                            candidates.isEmpty()
                                    ? "It has no candidate: make a new contact, or choose one."
                                    : "It has " + candidates.size() + " candidates: choose one of them.")
                    .refuse();
        }
        return candidates.get(0);
    }

    private Decision existing(KnownIdentity known, MappedTenant mapped, ContactId chosen, boolean move) {
        Contact contact = chosen(chosen);
        boolean elsewhere = !contact.clientId().equals(mapped.client());
        if (elsewhere && !move) {
            throw new Problem.RuleRefused(
                            quoted(contact)
                                    + " belongs to another client: say that it shall move to this one, or choose another contact.")
                    .refuse();
        }
        ContactChange change = new ContactChange(contact);
        if (elsewhere) {
            change.client(mapped.client());
        }
        String rule = elsewhere ? MOVED : EXISTING;
        return known.link().filter(link -> link.contactId().equals(chosen)).isPresent()
                ? kept(known, contact, change, rule)
                : linked(known, contact, change, rule);
    }

    private Contact chosen(ContactId id) {
        Contact contact = around.contact(id)
                .orElseThrow(
                        () -> new Problem.RuleRefused("There is no contact " + id + ": choose another one.").refuse());
        if (contact.deleted()) {
            throw new Problem.RuleRefused(quoted(contact) + " was deleted: choose another contact.").refuse();
        }
        if (contact.mergedInto().isPresent()) {
            throw new Problem.RuleRefused(
                            quoted(contact) + " was merged into another contact: choose that one instead.")
                    .refuse();
        }
        return contact;
    }

    /** It is this identity's contact already: a person says that this is right. */
    private static Decision kept(KnownIdentity known, Contact contact, ContactChange change, String rule) {
        Decision decision = Decision.of(known, change.none() ? Bucket.UNCHANGED : Bucket.UPDATED, rule)
                .on(contact);
        return change.none() ? decision : decision.edit(change.edit(), change.fields());
    }

    private Decision linked(KnownIdentity known, Contact contact, ContactChange change, String rule) {
        requireThere(known);
        Optional<LinkState> holder = around.linkOf(contact.id());
        requireFree(contact, holder);
        // as when a rule links: who inactivated the contact counts, a person's own inactive contact stays so
        boolean ours = holder.filter(LinkState::inactivated).isPresent() || around.undone(contact.id());
        boolean back = contact.inactive() && ours && !around.pins(contact.id()).whole();
        if (back) {
            change.inactive(false);
        }
        Decision decision = Decision.of(known, back ? Bucket.REACTIVATED : Bucket.LINKED, rule)
                .on(contact);
        leave(decision);
        holder.ifPresent(former -> decision.change(end(former, "passed_over")));
        link(decision, contact.id(), false);
        return change.none() ? decision : decision.edit(change.edit(), change.fields());
    }

    private void requireFree(Contact contact, Optional<LinkState> holder) {
        if (holder.filter(LinkState::live).isPresent()) {
            throw conflict(quoted(contact) + " stands for somebody else in the directory: choose another contact.");
        }
        if (!around.take(contact.id())) {
            throw conflict(
                    quoted(contact) + " was given to somebody else in the same request: decide this one by itself.");
        }
    }

    private Decision create(KnownIdentity known, MappedTenant mapped) {
        requireThere(known);
        Identity identity = known.identity();
        Addresses addresses = SyncDecider.addresses(identity, mapped, settings);
        String name = addresses
                .best()
                .or(addresses::first)
                .map(address -> Wording.name(identity, address))
                .or(() -> Wording.clean(identity.displayName()))
                .orElseThrow(() -> new Problem.RuleRefused(
                                "It has neither a name nor an address: make a contact yourself and choose that one.")
                        .refuse());
        if (name.length() > Wording.LONGEST_NAME) {
            throw new Problem.RuleRefused("Its name is longer than a contact's name may be.").refuse();
        }
        NewContact contact = new Fields(settings, new Phones(numbers, mapped.country()))
                .create(new ContactId(ids.next()), mapped.client(), identity, name, addresses.best());
        Decision decision =
                Decision.of(known, Bucket.CREATED, NEW).create(contact).changed(Fields.told(contact));
        leave(decision);
        link(decision, contact.id(), true);
        return decision;
    }

    private void link(Decision decision, ContactId contact, boolean created) {
        Identity identity = decision.known().identity();
        decision.link(ids.next(), contact, created)
                .stamp(Stamps.linked(identity, contact, Wording.clean(identity.userPrincipalName())));
    }

    /** The contact that it was linked to so far. */
    private static void leave(Decision decision) {
        decision.known().link().ifPresent(link -> decision.change(end(link, "resolved")));
    }

    private static LinkChange end(LinkState link, String reason) {
        return new LinkChange(link.linkId(), link.inactivated(), Optional.of(End.because(reason)));
    }

    private void requireThere(KnownIdentity known) {
        if (around.purged(known.identity().objectId())) {
            throw new Problem.RuleRefused(
                            "Somebody with this account or address was purged and is never made a contact again: dismiss"
                                    + " it.")
                    .refuse();
        }
        if (known.identity().presence() == Identity.Presence.DELETED) {
            throw new Problem.RuleRefused("It was deleted from the directory meanwhile: dismiss it.").refuse();
        }
    }

    private static Refused conflict(String sentence) {
        return new Problem.Conflict(sentence, List.of()).refuse();
    }

    private static String quoted(Contact contact) {
        return "'" + contact.name() + "'";
    }
}
