package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Units of work that note their statements; entering one is a statement too, since it sets the tenant. */
public final class Counted implements Jdbc, UnitOfWork {
    private final Jdbc jdbc;
    private final UnitOfWork work;
    private final List<String> statements = new ArrayList<>();
    private int depth;

    public Counted(Jdbc jdbc, UnitOfWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /** Those since the last call. */
    public List<String> takeStatements() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    public Connection connection() {
        Connection real = jdbc.connection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepareStatement") && arguments != null) {
                        statements.add((String) arguments[0]);
                    }
                    return invoke(real, method, arguments);
                });
    }

    @Override
    public <T> T withoutTenant(Supplier<T> steps) {
        return jdbc.withoutTenant(steps);
    }

    @Override
    public <T> T inTenant(TenantId tenant, Supplier<T> steps) {
        if (depth == 0) {
            statements.add("set_config");
        }
        depth++;
        try {
            return work.inTenant(tenant, steps);
        } finally {
            depth--;
        }
    }

    private static @Nullable Object invoke(
            Connection real, java.lang.reflect.Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
