package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.jdbc.Jdbc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts the statements that a store prepares. */
final class CountingJdbc implements Jdbc {
    private final Jdbc real;
    private final AtomicInteger statements = new AtomicInteger();

    CountingJdbc(Jdbc real) {
        this.real = real;
    }

    int statements() {
        return statements.get();
    }

    @Override
    public Connection connection() {
        Connection connection = real.connection();
        return (Connection) Proxy.newProxyInstance(
                CountingJdbc.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    public <T> T withoutTenant(Supplier<T> work) {
        return real.withoutTenant(work);
    }
}
