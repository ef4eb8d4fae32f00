package io.rollcall.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;

/** What is still in use after collections, which is what a run needs. */
final class Heap {
    private static final long MEGABYTE = 1 << 20;

    private long most;

    /** Looks at what the last collections left. */
    void look() {
        long live = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        most = Math.max(most, live);
    }

    long mostLive() {
        return most / MEGABYTE;
    }

    long allowed() {
        return Runtime.getRuntime().maxMemory() / MEGABYTE;
    }
}
