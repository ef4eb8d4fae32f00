package io.rollcall.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Chance that can be repeated. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
        random.nextInt();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    long number() {
        return random.nextLong();
    }

    <T> Optional<T> one(Collection<T> from) {
        return from.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(from).get(random.nextInt(from.size())));
    }

    @SafeVarargs
    final <T> T of(T... from) {
        return from[random.nextInt(from.length)];
    }

    /** About that share of them, in their order. */
    <T> List<T> some(Collection<T> from, int chance) {
        return from.stream().filter(each -> percent(chance)).toList();
    }

    <T> List<T> shuffled(Collection<T> from) {
        List<T> all = new ArrayList<>(from);
        java.util.Collections.shuffle(all, random);
        return all;
    }
}
