package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.jdbc.SchemaReady;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A registry that remembers what was published, in order. */
final class PublishedServices implements Services {
    private final List<String> published = new CopyOnWriteArrayList<>();

    @Override
    public <S> Runnable publish(Class<S> type, S service, Map<String, String> properties) {
        String name = type == SchemaReady.class ? properties.get("owner") : type.getSimpleName();
        published.add(name);
        return () -> published.remove(name);
    }

    List<String> now() {
        return List.copyOf(published);
    }

    void await(String... expected) throws InterruptedException {
        await(() -> now().equals(List.of(expected)));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 20 s");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
