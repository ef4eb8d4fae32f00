package io.rollcall.sandbox.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failures that were asked for, each as often as it is to happen. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    private static final class Armed {
        private final Fault fault;
        private int passing;
        private int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.passing = fault.after();
            this.left = fault.times();
        }

        /** Whether this request meets the fault: those before it begins, and those after its last time, pass. */
        boolean strikes() {
            if (passing > 0) {
                passing--;
                return false;
            }
            return left-- > 0;
        }
    }

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    public synchronized void clear() {
        armed.clear();
    }

    synchronized Optional<Fault> next(String route, String tenant) {
        armed.removeIf(a -> a.left <= 0);
        return armed.stream()
                .filter(a -> a.fault.hits(route, tenant))
                .filter(Armed::strikes)
                .map(a -> a.fault)
                .findFirst();
    }
}
