package io.rollcall.host.rest.internal.testing;

import io.rollcall.host.api.work.Ids;
import java.util.UUID;

/** 1, 2, 3 … */
public final class CountingIds implements Ids {
    private long last;

    @Override
    public UUID next() {
        return new UUID(0, ++last);
    }
}
