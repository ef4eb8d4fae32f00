package io.rollcall.model;

import io.rollcall.host.api.work.Ids;
import java.util.UUID;

/** The same ids in every repetition of a history; what is made later is greater. */
final class Counting implements Ids {
    private long series;
    private long last;

    synchronized void begin(long newSeries) {
        series = newSeries & 0xFFFF_FFFF_FFFFL | 0x7000_0000_0000_0000L;
        last = 0;
    }

    @Override
    public synchronized UUID next() {
        return new UUID(series, ++last);
    }

    static long order(UUID id) {
        return id.getLeastSignificantBits();
    }
}
