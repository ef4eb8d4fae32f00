package io.rollcall.benchmarks;

import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.Supplier;

/** Counts statements while it is switched on; entering a unit of work is one, since it sets the tenant. */
final class Statements implements Jdbc, UnitOfWork {
    private final Jdbc jdbc;
    private final UnitOfWork work;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private boolean counting;
    private long count;

    Statements(Jdbc jdbc, UnitOfWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /** What the steps took. */
    long countOf(Runnable steps) {
        counting = true;
        count = 0;
        try {
            steps.run();
        } finally {
            counting = false;
        }
        return count;
    }

    @Override
    public Connection connection() {
        Connection real = jdbc.connection();
        if (!counting) {
            return real;
        }
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepareStatement") && arguments != null) {
                        noted(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public <T> T withoutTenant(Supplier<T> steps) {
        return jdbc.withoutTenant(steps);
    }

    @Override
    public <T> T inTenant(TenantId tenant, Supplier<T> steps) {
        if (depth.get() == 0) {
            noted("set_config");
        }
        depth.set(depth.get() + 1);
        try {
            return work.inTenant(tenant, steps);
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    private void noted(String statement) {
        if (counting) {
            count++;
            if (Boolean.getBoolean("statements")) {
                System.err.println("-- " + count + "\n" + statement);
            }
        }
    }
}
