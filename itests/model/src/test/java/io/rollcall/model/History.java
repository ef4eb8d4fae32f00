package io.rollcall.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens in one world. Each step draws its own chance, so that a history from which steps were left out tells the
 * rest of the same story.
 */
record History(long seed, List<Step> steps) {
    record Step(Operation operation, long seed) {
        @Override
        public String toString() {
            return operation.name();
        }
    }

    /** How it went: what failed, if something did, and what was told up to there. */
    record Outcome(java.util.Optional<Throwable> failure, int reached, List<String> told, long runs) {
        boolean failed() {
            return failure.isPresent();
        }
    }

    static History drawn(long seed) {
        Draw draw = new Draw(seed + 7_000_000_000L);
        Operation.Story story = draw.of(Operation.Story.values());
        List<Step> steps = new ArrayList<>();
        if (draw.percent(70)) {
            steps.add(new Step(Operation.SYNC, draw.number()));
        }
        for (int i = draw.between(8, 24); i > 0; i--) {
            steps.add(new Step(Operation.drawn(draw, story), draw.number()));
        }
        steps.add(new Step(Operation.SYNC, draw.number()));
        return new History(seed, List.copyOf(steps));
    }

    Outcome play(Rig rig) {
        World world = new World(rig, seed);
        Play play = new Play(world);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            world.tell((i + 1) + " " + step);
            try {
                step.operation().happen(new Deeds(play, new Draw(step.seed())));
                world.ledger.settle();
            } catch (RuntimeException | AssertionError failure) {
                return new Outcome(java.util.Optional.of(failure), i + 1, world.told, play.runs);
            }
            rig.clock.move(Duration.ofMinutes(1));
        }
        return new Outcome(java.util.Optional.empty(), steps.size(), world.told, play.runs);
    }

    History upTo(int length) {
        return new History(seed, steps.subList(0, length));
    }

    History without(int from, int to) {
        List<Step> left = new ArrayList<>(steps.subList(0, from));
        left.addAll(steps.subList(to, steps.size()));
        return new History(seed, left);
    }
}
