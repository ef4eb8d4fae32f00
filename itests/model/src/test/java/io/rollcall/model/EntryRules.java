package io.rollcall.model;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a run may have written, entry by entry, judged on the contacts as they were then. */
final class EntryRules {
    private static final Map<String, Field> RULES = Map.of(
            "name", Field.DISPLAY_NAME,
            "email", Field.EMAIL,
            "additional_email", Field.EMAIL,
            "role", Field.ROLE,
            "phones", Field.PHONE,
            "entra_user_principal_name", Field.UPN);

    private final World world;
    private final Told told;
    private final Truths truths;
    /** What an identity was when its contact turned out to be deleted. */
    private final Map<UUID, String> deletedThen;

    EntryRules(World world, Told told, Truths truths, Map<UUID, String> deletedThen) {
        this.world = world;
        this.told = told;
        this.truths = truths;
        this.deletedThen = deletedThen;
    }

    void check(JournalEntry entry) {
        try {
            checked(entry);
        } catch (Violation wrong) {
            throw new Violation(
                    wrong.getMessage() + "\n  at " + entry + "\n  about "
                            + world.seen(entry.entraTenantId()).get(entry.objectId()),
                    wrong);
        }
    }

    private void checked(JournalEntry entry) {
        Seen seen = Optional.ofNullable(world.seen(entry.entraTenantId()).get(entry.objectId()))
                .orElseThrow(() -> new Violation("an identity that nobody told of"));
        ClientId client = told.client(entry.entraTenantId())
                .orElseThrow(() -> new Violation("a customer that takes no part in the run"));
        if (told.applies()) {
            wasSeen(entry);
        }
        Violation.when(
                told.cancelled()
                        .filter(asked -> Counting.order(asked) < Counting.order(entry.id()))
                        .isPresent(),
                "written after somebody had cancelled the run");
        keptOut(entry);
        Optional<Card> card = entry.contactId().map(world.ledger.cards::get);
        switch (entry.action()) {
            case "created" -> created(entry, seen);
            case "review_opened" -> asked(entry, seen);
            case "review_closed" -> {}
            case "link_ended" -> ended(entry, seen);
            default -> existing(entry, seen, client, card.orElseThrow());
        }
    }

    private void existing(JournalEntry entry, Seen seen, ClientId client, Card card) {
        Violation.when(!card.standing(), "a contact that is deleted or merged was changed");
        Violation.when(!card.client().equals(client), "a contact of a client that has no part in it was changed");
        boolean matched = entry.rule().startsWith("match.");
        if (matched) {
            matched(entry, seen, entry.contactId().orElseThrow());
        }
        for (FieldChange field : entry.fields()) {
            if (field.field().equals("inactive")) {
                if (field.after().equals(Optional.of("true"))) {
                    inactivated(entry, seen, card);
                } else {
                    reactivated(entry, seen, matched);
                }
            } else {
                overwritten(field, seen, card, entry);
            }
        }
    }

    private void keptOut(JournalEntry entry) {
        boolean ofTheHost = entry.rule().startsWith("host.") || entry.rule().startsWith("review.contact_");
        Violation.when(
                world.keptOut().contains(entry.objectId())
                        && !ofTheHost
                        && !entry.action().equals("review_closed"),
                "something was done about somebody who is kept out");
    }

    private void created(JournalEntry entry, Seen seen) {
        newcomer(entry, seen);
        Violation.when(
                told.settings().stream()
                        .noneMatch(each -> holders(entry, seen, each).isEmpty()),
                "created although a contact has the address");
        Violation.when(deletedThen.containsKey(seen.id), "created again although a person deleted the contact");
        for (FieldChange field : entry.fields()) {
            if (field.field().equals("email")) {
                address(entry, seen, field.after().orElseThrow());
            }
        }
    }

    private void matched(JournalEntry entry, Seen seen, ContactId contact) {
        newcomer(entry, seen);
        Violation.when(
                told.settings().stream()
                        .noneMatch(each -> holders(entry, seen, each).equals(Set.of(contact))),
                "linked although it is not the one contact that has the address");
    }

    /** Scope and twins govern who gets a contact. */
    private void newcomer(JournalEntry entry, Seen seen) {
        Set<String> verified = verified(entry);
        Collection<Seen> all = world.seen(entry.entraTenantId()).values();
        Violation.when(seen.presence != Presence.PRESENT, "somebody who is not there got a contact");
        Violation.when(
                told.settings().stream().noneMatch(each -> Reference.inScope(seen, verified, each)),
                "somebody out of scope got a contact");
        Violation.when(
                told.settings().stream()
                        .allMatch(each ->
                                Reference.twin(seen, Reference.usable(seen, verified, each), all, verified, each)),
                "one of two identities with one address got a contact");
    }

    private void overwritten(FieldChange field, Seen seen, Card card, JournalEntry entry) {
        Violation.when(
                !told.overwritten().contains(RULES.get(field.field())),
                "a field was overwritten although its rule is off");
        unpinned(entry, Optional.ofNullable(RULES.get(field.field())));
        if (field.field().equals("email")) {
            String email = field.after().orElseThrow();
            address(entry, seen, email);
            String key = Card.key(email);
            Violation.when(Reference.onmicrosoft(email), "an onmicrosoft.com address replaced another one");
            Violation.when(card.portalLogin(), "the address of a portal login was changed");
            Violation.when(
                    world.ledger.holding(Set.of(key)).stream()
                            .anyMatch(holder -> !holder.equals(entry.contactId().orElseThrow())),
                    "an address was moved onto one that another contact has");
            Violation.when(
                    told.settings().stream()
                            .allMatch(each -> Reference.twin(
                                    seen,
                                    Set.of(key),
                                    world.seen(entry.entraTenantId()).values(),
                                    verified(entry),
                                    each)),
                    "an address that two identities have was written");
        }
    }

    private void unpinned(JournalEntry entry, Optional<Field> field) {
        Violation.when(
                world.pins().holds(entry.contactId().orElseThrow(), field, entry.id(), world.rig.clock.instant()),
                "something pinned was changed");
    }

    private void address(JournalEntry entry, Seen seen, String email) {
        Violation.when(Seen.tombstone(email), "a tombstone was written as an address");
        Violation.when(!seen.addresses().contains(Card.key(email)), "an address that the identity has not");
        Violation.when(
                !verified(entry).contains(Reference.domain(Card.key(email))), "an unverified domain was written");
    }

    private void inactivated(JournalEntry entry, Seen seen, Card card) {
        Violation.when(card.keyPerson(), "a key person was inactivated");
        unpinned(entry, Optional.empty());
        Violation.when(
                told.settings().stream()
                        .allMatch(each -> Reference.flapping(seen, each.damping(), world.rig.clock.instant())),
                "somebody whose state keeps changing was inactivated");
        boolean leaver = entry.rule().startsWith("leaver.");
        Violation.when(
                told.settings().stream()
                        .noneMatch(
                                leaver ? SyncSettings::markInactiveWhenDisabled : SyncSettings::inactivateOutOfScope),
                "inactivated although the rule is off");
        if (leaver) {
            Violation.when(seen.live(), "somebody was inactivated who is there, as far as was told");
            Violation.when(truths.alwaysWorked(told, entry.objectId()), "somebody was inactivated who really is there");
            if (!told.applies()) {
                represented(entry, seen, card)
                        .ifPresent(
                                other -> Violation.when(true, "an enabled identity stands for the contact: " + other));
            }
        } else {
            Violation.when(
                    told.settings().stream().allMatch(each -> Reference.inScope(seen, verified(entry), each)),
                    "somebody in scope was inactivated as out of scope");
        }
    }

    /** Somebody of the same customer who could have taken the contact over. */
    private Optional<Seen> represented(JournalEntry entry, Seen seen, Card card) {
        return world.seen(entry.entraTenantId()).values().stream()
                .filter(other -> other != seen
                        && other.presence == Presence.PRESENT
                        && !deletedThen.containsKey(other.id)
                        && !world.keptOut().contains(other.id)
                        && !world.answered().containsKey(other.id)
                        && told.before().linkOf(entry.entraTenantId(), other.id).isEmpty())
                .filter(other -> told.settings().stream().allMatch(each -> fits(entry, other, card, each)))
                .findFirst();
    }

    private boolean fits(JournalEntry entry, Seen other, Card card, SyncSettings settings) {
        Set<String> usable = usable(entry, other, settings);
        return Reference.inScope(other, verified(entry), settings)
                && usable.stream().anyMatch(card.addresses()::contains)
                && world.ledger.holding(usable).size() == 1
                && !Reference.twin(
                        other, usable, world.seen(entry.entraTenantId()).values(), verified(entry), settings);
    }

    private void reactivated(JournalEntry entry, Seen seen, boolean matched) {
        ContactId contact = entry.contactId().orElseThrow();
        unpinned(entry, Optional.empty());
        Ledger.By by = world.ledger.inactivatedBy(contact);
        Violation.when(
                by != Ledger.By.ROLLCALL && !(matched && by == Ledger.By.UNDO),
                "a contact was activated that " + by + " made inactive");
        Violation.when(!seen.live(), "somebody who is not there came back");
        Violation.when(
                !matched
                        && told.settings().stream()
                                .allMatch(each -> Reference.flapping(seen, each.damping(), world.rig.clock.instant())),
                "somebody whose state keeps changing was activated");
    }

    private void asked(JournalEntry entry, Seen seen) {
        Violation.when(
                entry.rule().equals("review.contact_deleted") && identity(seen).equals(deletedThen.get(seen.id)),
                "asked about somebody who has not changed since a person deleted the contact");
    }

    private void ended(JournalEntry entry, Seen seen) {
        if (entry.rule().equals("host.contact_deleted")) {
            deletedThen.put(seen.id, identity(seen));
        }
    }

    static String identity(Seen seen) {
        return seen.live() + " " + new java.util.TreeSet<>(seen.addresses());
    }

    /** An apply writes what a person saw, and as they saw it. */
    private void wasSeen(JournalEntry entry) {
        PreviewedIdentity planned = told.source().get(entry.objectId());
        if (entry.action().equals("review_closed")) {
            return;
        }
        Violation.when(planned == null, "an apply wrote what nobody saw");
        boolean asHeld = Optional.ofNullable(planned)
                .filter(each -> each.bucket() == Bucket.HELD)
                .isPresent();
        Violation.when(
                told.ofPlan() && asHeld && !entry.action().equals("updated"),
                "a plan was applied that shows this as held");
        Violation.when(
                Optional.ofNullable(planned)
                        .filter(each -> !each.fields().containsAll(entry.fields()))
                        .isPresent(),
                "an apply wrote something else than what was seen: " + planned);
    }

    /** Without those that a remap left with another client: this very identity was behind them. */
    private Set<ContactId> holders(JournalEntry entry, Seen seen, SyncSettings settings) {
        Set<ContactId> holders = world.ledger.holding(usable(entry, seen, settings));
        ClientId client = told.client(entry.entraTenantId()).orElseThrow();
        told.before().links().stream()
                .filter(link -> link.user().equals(seen.id)
                        && Set.of("remapped", "unmapped").contains(String.valueOf(link.endReason())))
                .map(Snapshot.Link::contact)
                .filter(contact -> !Optional.ofNullable(world.ledger.cards.get(contact))
                        .map(Card::client)
                        .equals(Optional.of(client)))
                .forEach(holders::remove);
        return holders;
    }

    private Set<String> usable(JournalEntry entry, Seen seen, SyncSettings settings) {
        return Reference.usable(seen, verified(entry), settings);
    }

    private Set<String> verified(JournalEntry entry) {
        return told.after().domains().getOrDefault(entry.entraTenantId(), Set.of());
    }
}
