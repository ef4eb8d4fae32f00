package io.rollcall.model;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What stands in the tables after a run. */
final class StateRules {
    private static final Set<String> UNDECIDED = Set.of("held", "failed", "review");

    private final World world;
    private final Told told;

    StateRules(World world, Told told) {
        this.world = world;
        this.told = told;
    }

    void check() {
        world.ledger.compare(told.after().cards());
        known();
        links();
        asked();
        if (told.run().kind() != RunKind.UNDO) {
            othersUntouched();
            counted();
        }
        if (told.previews()) {
            String moved = told.before().difference(told.after());
            Violation.when(!told.disturbed() && !moved.isEmpty(), "a preflight wrote:\n    " + moved);
        } else if (told.run().kind().syncs() && !told.disturbed()) {
            told.whole().forEach(this::settled);
        }
    }

    /** The stored state of the directories is what they told. */
    private void known() {
        world.rig.sightings.known.forEach((customer, users) -> {
            Map<UUID, Snapshot.State> stored = told.after().of(customer);
            Violation.when(!stored.keySet().equals(users.keySet()), "identities are missing or too many");
            users.forEach((id, seen) -> {
                Snapshot.State state = Optional.ofNullable(stored.get(id)).orElseThrow();
                Violation.when(
                        state.enabled() != seen.enabled()
                                || !state.presence().equals(seen.presence.name().toLowerCase(Locale.ROOT)),
                        "it is stored " + state + " of whom was told " + seen);
            });
        });
    }

    /** Never two at once, none forgotten, and new ones only where the former identity is gone. */
    private void links() {
        Set<UUID> ids = new HashSet<>();
        Set<ContactId> contacts = new HashSet<>();
        Set<UUID> users = new HashSet<>();
        for (Snapshot.Link link : told.after().links()) {
            ids.add(link.id());
            if (link.active()) {
                Violation.when(!contacts.add(link.contact()), "two links of one contact");
                Violation.when(!users.add(link.user()), "two links of one identity");
            }
            if ("passed_over".equals(link.endReason()) && told.run().id().equals(link.endedRun())) {
                Seen former = world.seen(link.customer()).get(link.user());
                Violation.when(
                        former != null && former.live() && told.liveBefore().contains(link.user()),
                        "a link was taken from somebody who is there");
            }
        }
        told.before().links().forEach(link -> Violation.when(!ids.contains(link.id()), "a link disappeared: " + link));
    }

    /** Nobody is asked again what somebody has decided. */
    private void asked() {
        for (Snapshot.Review review : told.after().reviews()) {
            if (review.openedRun().equals(told.run().id())) {
                Seen seen = Optional.ofNullable(world.seen(review.customer()).get(review.user()))
                        .orElseThrow();
                Violation.when(
                        question(seen, review).equals(world.answered().get(seen.id)),
                        "asked again what somebody has decided: " + review + " of " + seen);
            }
        }
    }

    static String question(Seen seen, Snapshot.Review review) {
        return review.reason() + " " + EntryRules.identity(seen) + " " + new TreeSet<>(review.candidates());
    }

    /** Rows of contacts whose client takes no part. */
    private void othersUntouched() {
        Set<ClientId> clients = new HashSet<>();
        told.parts().forEach(part -> told.client(part.entraTenantId()).ifPresent(clients::add));
        told.before().cards().forEach((contact, card) -> {
            if (!clients.contains(card.client())
                    && card.equals(told.after().cards().get(contact))) {
                String row = "contact " + contact;
                String before = told.before().rows().get(row);
                Violation.when(
                        !told.disturbed()
                                && !String.valueOf(before)
                                        .equals(told.after().rows().get(row)),
                        "a contact of a client that takes no part was touched");
            }
        });
    }

    /** Everybody counts exactly once. */
    private void counted() {
        boolean ofHeldSet = told.applies() && !told.ofPlan();
        for (RunPart part : ofHeldSet ? java.util.List.<RunPart>of() : told.whole()) {
            long sum = part.counters().buckets().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            int users = world.seen(part.entraTenantId()).size();
            // what a person touches while a preflight waits is neither previewed nor settled, and so not counted
            boolean touched = told.previews() && told.disturbed() && sum < users;
            Violation.when(
                    sum != users && !touched,
                    "counted " + sum + " of " + users + " users of " + part.tenantName() + ": " + part.counters());
        }
    }

    private void settled(RunPart part) {
        SyncSettings settings = told.settings().get(0);
        UUID customer = part.entraTenantId();
        Set<String> verified = told.after().domains().getOrDefault(customer, Set.of());
        for (Seen seen : world.seen(customer).values()) {
            Snapshot.State state =
                    Optional.ofNullable(told.after().of(customer).get(seen.id)).orElseThrow();
            boolean open = UNDECIDED.contains(state.counted()) || state.dirty();
            Optional<Snapshot.Link> link = told.after().linkOf(customer, seen.id);
            if (open) {
                held(part, seen, state, settings);
            } else if (link.isPresent()) {
                linked(seen, part, link.get().contact(), settings, verified);
            } else {
                unlinked(seen, settings, verified, customer);
            }
        }
    }

    /** Nobody is held for nothing. */
    private void held(RunPart part, Seen seen, Snapshot.State state, SyncSettings settings) {
        Violation.when(
                state.counted().equals("held")
                        && part.status() != RunStatus.QUARANTINED
                        && !Reference.flapping(seen, settings.damping(), world.rig.clock.instant()),
                "held although nothing tripped: " + seen);
    }

    private void linked(Seen seen, RunPart part, ContactId contact, SyncSettings settings, Set<String> verified) {
        Card card = Optional.ofNullable(world.ledger.cards.get(contact)).orElseThrow();
        if (!card.standing()
                || !Optional.of(card.client()).equals(part.client())
                || world.keptOut().contains(seen.id)
                || world.answered().containsKey(seen.id)
                || world.pins().holds(contact, Optional.empty(), told.end(), world.rig.clock.instant())) {
            return;
        }
        boolean here = seen.live() && Reference.inScope(seen, verified, settings);
        boolean kept = seen.live() ? !settings.inactivateOutOfScope() : !settings.markInactiveWhenDisabled();
        Violation.when(
                here && card.inactive() && world.ledger.inactivatedBy(contact) == Ledger.By.ROLLCALL,
                "somebody came back and their contact is still inactive: " + seen);
        Violation.when(!here && !kept && !card.inactive(), "somebody left and their contact is still active: " + seen);
    }

    private void unlinked(Seen seen, SyncSettings settings, Set<String> verified, UUID customer) {
        boolean newcomer = seen.presence == Presence.PRESENT
                && Reference.inScope(seen, verified, settings)
                && !world.deletedThen().containsKey(seen.id)
                && !world.answered().containsKey(seen.id)
                && !world.keptOut().contains(seen.id);
        Violation.when(newcomer, "a newcomer of " + customer + " got no contact and nobody is asked: " + seen);
    }
}
