package io.rollcall.model;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.domain.pin.ContactPins;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What administrators decide besides settings: review items, mappings, releases, pins. */
final class AdminDeeds {
    private final Play play;
    private final World world;
    private final Draw draw;

    AdminDeeds(Play play, Draw draw) {
        this.play = play;
        this.world = play.world;
        this.draw = draw;
    }

    void resolve() {
        List<ReviewItem> open = world.rig.tables.work.inTenant(world.tenant, () -> world.rig
                .tables
                .reviews
                .list(world.tenant, ReviewFilter.OPEN, new PageRequest(50, Optional.empty()))
                .items());
        draw.one(open).ifPresent(item -> {
            Answer answer = answer(item);
            world.tell("a person answers " + item.reason() + " of "
                    + item.identity().displayName() + ": " + answer);
            unlessRefused(() -> {
                Optional<UUID> run = world.rig
                        .desks
                        .resolutions
                        .resolve(world.ann, item.id(), answer)
                        .item()
                        .closing()
                        .flatMap(ReviewItem.Closing::run);
                play.recorded(run.orElseThrow());
                answered(item, answer);
            });
        });
    }

    private void answered(ReviewItem item, Answer answer) {
        Seen seen = Optional.ofNullable(
                        world.seen(item.entraTenantId()).get(item.identity().objectId()))
                .orElseThrow();
        world.look().reviews().stream()
                .filter(review -> review.id().equals(item.id()))
                .forEach(review -> world.answered().put(seen.id, StateRules.question(seen, review)));
        if (!(answer instanceof Answer.Dismiss)) {
            world.deletedThen().remove(seen.id);
        }
    }

    private Answer answer(ReviewItem item) {
        Optional<ContactId> any = draw.one(world.ledger.cards.keySet());
        return switch (draw.below(5)) {
            case 0, 1 -> new Answer.Existing(
                    draw.one(item.candidates()).or(() -> any).orElseThrow(), draw.percent(60));
            case 2 -> new Answer.New();
            case 3 -> new Answer.OnlyCandidate();
            default -> new Answer.Dismiss("no contact of ours");
        };
    }

    void release() {
        List<UUID> held = mappings().stream()
                .filter(Mapping::onHold)
                .map(Mapping::entraTenantId)
                .toList();
        draw.one(held).ifPresent(customer -> {
            Release choice = draw.of(Release.values());
            unlessRefused(() -> {
                world.rig.desks.holds.release(world.ann, customer, choice);
                Set<UUID> concerned =
                        Optional.ofNullable(world.undone().remove(customer)).orElse(Set.of());
                if (choice == Release.KEEP_OUT) {
                    world.keptOut().addAll(concerned);
                } else {
                    world.keptOut().removeAll(world.seen(customer).keySet());
                }
                world.tell("released " + world.customer(customer).name + ": " + choice);
            });
        });
    }

    void remap() {
        Customer customer = draw.one(world.customers).orElseThrow();
        ClientId client = draw.one(world.clients).orElseThrow();
        boolean along = draw.percent(50);
        world.tell("remap " + customer.name + " to " + client + (along ? " with the contacts" : ""));
        unlessRefused(() -> {
            Remaps.Remapped remapped = world.rig.desks.remaps.remap(
                    world.ann, new Remaps.Remap(customer.id, client, along, Optional.empty(), true, false));
            play.unlinked(customer.id);
            remapped.run().ifPresent(run -> play.recorded(run.id()));
        });
    }

    void unmap() {
        Customer customer = draw.one(world.customers).orElseThrow();
        boolean mapped = mappings().stream()
                .anyMatch(mapping ->
                        mapping.entraTenantId().equals(customer.id) && mapping.state() == MappingState.MAPPED);
        unlessRefused(() -> {
            if (!mapped) {
                ClientId client = draw.one(world.clients).orElseThrow();
                world.rig.desks.mappings.confirm(
                        world.ann,
                        List.of(new MappingDecision(customer.id, MappingState.MAPPED, Optional.of(client), false)),
                        false);
                world.tell(customer.name + " is mapped to " + client);
            } else if (draw.percent(50)) {
                world.rig.desks.remaps.unmap(world.ann, Set.of(customer.id));
                world.tell(customer.name + " is unmapped");
            } else {
                world.rig.desks.remaps.skip(world.ann, Set.of(customer.id));
                world.tell(customer.name + " is skipped");
            }
            play.unlinked(customer.id);
        });
    }

    void pin() {
        draw.one(world.ledger.cards.entrySet().stream()
                        .filter(card -> card.getValue().standing())
                        .map(Map.Entry::getKey)
                        .toList())
                .ifPresent(this::pin);
    }

    private void pin(ContactId contact) {
        Optional<Field> field = draw.percent(50) ? Optional.of(draw.of(Field.values())) : Optional.empty();
        Optional<Instant> end = draw.percent(40)
                ? Optional.of(world.rig.clock.instant().plus(Duration.ofHours(draw.between(1, 60))))
                : Optional.empty();
        unlessRefused(() -> {
            world.rig.desks.pins.put(world.ann, new ContactPins.SetPin(contact, field, "hands off", end));
            world.pins().set(contact, field, world.rig.ids.next(), end);
            world.tell("pinned " + contact + " " + field + " " + end);
        });
    }

    void unpin() {
        world.pins()
                .any(draw)
                .ifPresent(pin -> unlessRefused(() -> {
                    world.rig.desks.pins.remove(world.ann, pin.getKey(), pin.getValue());
                    world.pins().remove(pin.getKey(), pin.getValue(), world.rig.ids.next());
                    world.tell("no longer pinned: " + pin);
                }));
    }

    private List<Mapping> mappings() {
        return world.rig.tables.work.inTenant(world.tenant, () -> world.rig.tables.mappings.all(world.tenant));
    }

    /** A refusal changes nothing. */
    private void unlessRefused(Runnable deed) {
        Snapshot before = world.look();
        try {
            deed.run();
        } catch (Refused refused) {
            world.tell("  refused: " + refused.problem());
            Violation.when(!before.rows().equals(world.look().rows()), "a refusal wrote something");
        }
    }
}
