package io.rollcall.sandbox.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What was asked and answered, per route. */
public final class Traffic {
    private final Map<String, Count> counts = new ConcurrentSkipListMap<>();

    private static final class Count {
        private final LongAdder requests = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder refused = new LongAdder();
    }

    void add(String route, Reply reply) {
        Count count = counts.computeIfAbsent(route, r -> new Count());
        count.requests.increment();
        count.bytes.add(reply.body().length);
        if (reply.status() >= 400) {
            count.refused.increment();
        }
    }

    public void clear() {
        counts.clear();
    }

    /** By route: requests, body bytes sent, and how many were answered with 400 or more. */
    public ObjectNode report() {
        ObjectNode report = Json.object();
        counts.forEach((route, c) -> report.putObject(route)
                .put("requests", c.requests.sum())
                .put("bytes", c.bytes.sum())
                .put("refused", c.refused.sum()));
        return report;
    }
}
