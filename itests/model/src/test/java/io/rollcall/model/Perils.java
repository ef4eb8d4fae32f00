package io.rollcall.model;

import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Units of work in which the process may die: before the commit, or after it with the answer lost. Others' threads live on. */
final class Perils implements Jdbc, UnitOfWork {
    /** The process died. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param after so many units of work; {@code committed}: what it did is stored, only the answer is lost */
    record Death(int after, boolean committed) {}

    private final Jdbc jdbc;
    private final UnitOfWork work;
    private final Deque<Death> deaths = new ArrayDeque<>();
    private final ThreadLocal<List<Runnable>> hooks = new ThreadLocal<>();
    private Thread owner = Thread.currentThread();
    private int left;
    private boolean spared;
    private long units;

    Perils(Jdbc jdbc, UnitOfWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    void arm(List<Death> deadly) {
        disarm();
        owner = Thread.currentThread();
        deaths.addAll(deadly);
        left = deaths.isEmpty() ? 0 : deaths.peek().after();
    }

    void disarm() {
        deaths.clear();
    }

    /** What others do meanwhile does not die with the run. */
    void spare(Runnable deed) {
        spared = true;
        try {
            deed.run();
        } finally {
            spared = false;
        }
    }

    long units() {
        return units;
    }

    /** Done when the unit of work on this thread is committed; forgotten if it is not. */
    void onCommit(Runnable hook) {
        hooks.get().add(hook);
    }

    @Override
    public Connection connection() {
        return jdbc.connection();
    }

    @Override
    public <T> T withoutTenant(Supplier<T> steps) {
        return jdbc.withoutTenant(steps);
    }

    @Override
    public <T> T inTenant(TenantId tenant, Supplier<T> steps) {
        if (hooks.get() != null) {
            return work.inTenant(tenant, steps);
        }
        boolean dies = Thread.currentThread() == owner && !spared && !deaths.isEmpty() && --left <= 0;
        boolean committed = dies && next();
        List<Runnable> onCommit = new ArrayList<>();
        hooks.set(onCommit);
        units++;
        T result;
        try {
            result = work.inTenant(tenant, () -> {
                T done = steps.get();
                if (dies && !committed) {
                    throw new Crash();
                }
                return done;
            });
        } finally {
            hooks.remove();
        }
        onCommit.forEach(Runnable::run);
        if (dies) {
            throw new Crash();
        }
        return result;
    }

    private boolean next() {
        boolean committed = deaths.remove().committed();
        left = deaths.isEmpty() ? 0 : deaths.peek().after();
        return committed;
    }
}
