package io.rollcall.host.api.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Part of a list, and the opaque cursor of the next part while there is one. */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), next);
    }
}
