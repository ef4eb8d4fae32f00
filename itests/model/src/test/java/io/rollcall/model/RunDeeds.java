package io.rollcall.model;

import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity.Presence;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is started: syncs, preflights with what follows from them, approvals. */
final class RunDeeds {
    private static final Set<Bucket> WRITTEN =
            Set.of(Bucket.CREATED, Bucket.LINKED, Bucket.UPDATED, Bucket.INACTIVATED, Bucket.REACTIVATED);

    private final Play play;
    private final World world;
    private final Draw draw;
    private final Supplier<Runnable> deeds;

    /** @param deeds what somebody might do meanwhile */
    RunDeeds(Play play, Draw draw, Supplier<Runnable> deeds) {
        this.play = play;
        this.world = play.world;
        this.draw = draw;
        this.deeds = deeds;
    }

    void syncAll() {
        sync(Optional.empty());
    }

    void syncClient() {
        sync(draw.one(world.clients.subList(0, 2)));
    }

    private void sync(Optional<ClientId> client) {
        RunKind kind = client.isPresent() ? RunKind.SINGLE_CLIENT : draw.of(RunKind.ALL_TENANTS, RunKind.INITIAL);
        Supplier<Run> start = () -> play.start(kind, client, RunInput.NONE);
        Told first = play.run(draw, perils(), start);
        if (draw.percent(50)) {
            again(first, start);
        }
    }

    /** The second run over the same data changes nothing at all. */
    private void again(Told first, Supplier<Run> start) {
        if (!Play.ended(first) || !comparable(first)) {
            return;
        }
        Told second = play.run(draw, Play.Perilous.NOT, start);
        if (!unsettled(first)) {
            changedNothing(second);
        } else if (Play.ended(second)) {
            Told third = play.run(draw, Play.Perilous.NOT, start);
            changedNothing(third);
        }
    }

    /** Two customers of one client: what the second one's directory tells may change what is right for the first one's people. */
    private static boolean unsettled(Told told) {
        return told.parts().stream()
                .flatMap(part -> told.after().of(part.entraTenantId()).values().stream())
                .anyMatch(state -> state.dirty() && !Set.of("held", "failed").contains(state.counted()));
    }

    private void changedNothing(Told told) {
        Violation.when(
                WRITTEN.stream().anyMatch(bucket -> told.run().counters().of(bucket) > 0),
                "the second run over the same data: " + told.run().counters());
        String moved = told.before().difference(told.after());
        Violation.when(!moved.isEmpty(), "the second run over the same data wrote:\n    " + moved);
    }

    void plan() {
        Optional<ClientId> client = draw.percent(50) ? draw.one(world.clients.subList(0, 2)) : Optional.empty();
        Optional<SyncSettings> candidate = draw.percent(25)
                ? Optional.of(new SettingsDeeds(world, draw).drawn(world.settings()))
                : Optional.empty();
        RunInput input = new RunInput(Optional.empty(), Set.of(), candidate);
        Supplier<Run> start = () -> play.start(RunKind.PREFLIGHT, client, input);
        Told plan = play.run(draw, draw.percent(70) ? Play.Perilous.NOT : perils(), start);
        if (candidate.isEmpty() && draw.percent(35)) {
            compareWithRun(play.run(draw, Play.Perilous.NOT, start), client);
        } else if (draw.percent(80)) {
            apply(plan);
        }
    }

    /** A plain run right after the preflight does what it showed. */
    private void compareWithRun(Told plan, Optional<ClientId> client) {
        boolean waits = plan.parts().stream()
                .flatMap(part -> world.seen(part.entraTenantId()).values().stream())
                .anyMatch(seen -> seen.presence == Presence.MISSING);
        RunKind kind = client.isPresent() ? RunKind.SINGLE_CLIENT : RunKind.ALL_TENANTS;
        Told run = play.run(draw, Play.Perilous.NOT, () -> play.start(kind, client, RunInput.NONE));
        if (!waits && comparable(plan) && comparable(run)) {
            same(plan, run, "run");
        }
    }

    private static boolean comparable(Told told) {
        return !told.disturbed()
                && told.run().status() != RunStatus.FAILED
                && told.whole().size()
                        == told.parts().stream().filter(RunDeeds::tookPart).count();
    }

    /** Where the mapping is on hold only the preflight looks. */
    private static void same(Told plan, Told done, String what) {
        plan.parts().stream().filter(RunDeeds::tookPart).forEach(part -> {
            RunPart other = done.part(part.entraTenantId()).orElseThrow();
            Map<Bucket, Long> planned = part.counters().buckets();
            Violation.when(
                    tookPart(other) && !planned.equals(other.counters().buckets()),
                    "the plan counted " + planned + " and its " + what + " "
                            + other.counters().buckets());
        });
    }

    private static boolean tookPart(RunPart part) {
        return part.status() != RunStatus.SKIPPED;
    }

    private void apply(Told plan) {
        boolean moved = plan.disturbed() || draw.percent(35);
        if (moved) {
            deeds.get().run();
        }
        world.ledger.settle();
        Optional<Told> applied = started(moved, perils(), () -> play.approvals()
                .apply(world.ann, plan.run().id(), Optional.empty()));
        applied.filter(told -> !moved && !told.disturbed() && comparable(plan) && comparable(told))
                .ifPresent(told -> same(plan, told, "apply"));
    }

    void approve() {
        List<HeldSet> sets = new ArrayList<>(play.held());
        draw.one(sets).ifPresent(one -> {
            Map<UUID, String> versions = sets.stream()
                    .filter(set -> set.runId().equals(one.runId()))
                    .filter(set -> set.equals(one) || draw.percent(70))
                    .collect(Collectors.toMap(HeldSet::entraTenantId, HeldSet::version));
            boolean moved = draw.percent(25);
            if (moved) {
                deeds.get().run();
                world.ledger.settle();
            }
            started(moved, perils(), () -> play.approvals()
                    .approve(world.ann, one.runId(), versions, Optional.empty()));
        });
    }

    /** The latest run more often than an earlier one. */
    void undo() {
        List<UUID> past = play.past();
        Optional<UUID> run =
                draw.percent(60) && !past.isEmpty() ? Optional.of(past.get(past.size() - 1)) : draw.one(past);
        run.ifPresent(source ->
                started(true, perils(), () -> world.rig.desks.undos.undo(world.ann, source, Optional.empty())));
    }

    /** A refusal needs a reason: something moved, or there is nothing to do. */
    private Optional<Told> started(boolean moved, Play.Perilous perils, Supplier<Run> start) {
        Snapshot before = world.look();
        try {
            return Optional.of(play.run(draw, perils, start));
        } catch (Refused refused) {
            world.tell("  refused: " + refused.problem());
            Violation.when(
                    refused.problem() instanceof Problem.Conflict && !moved,
                    "what nobody moved was refused: " + refused.problem());
            Violation.when(!before.rows().equals(world.look().rows()), "a refusal wrote something");
            return Optional.empty();
        }
    }

    private Play.Perilous perils() {
        List<Perils.Death> deaths = new ArrayList<>();
        for (int i = draw.percent(45) ? draw.between(1, 3) : 0; i > 0; i--) {
            deaths.add(new Perils.Death(draw.between(1, 25), draw.percent(50)));
        }
        Optional<Runnable> meanwhile = draw.percent(20) ? Optional.of(deeds.get()) : Optional.empty();
        return new Play.Perilous(deaths, meanwhile, draw.percent(12));
    }
}
