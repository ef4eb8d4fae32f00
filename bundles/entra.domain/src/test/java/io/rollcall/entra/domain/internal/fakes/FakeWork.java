package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction over fakes: what took part is put back when it fails. */
public final class FakeWork implements UnitOfWork {
    private final List<Supplier<Runnable>> participants = new ArrayList<>();
    /** Fails a test's transactions: before its end it is rolled back, after it only the answer is lost. */
    public Runnable beforeCommit = () -> {};

    public Runnable afterCommit = () -> {};
    private @Nullable TenantId current;

    /** @param snapshot remembers the participant's state; what it returns puts it back */
    public void join(Supplier<Runnable> snapshot) {
        participants.add(snapshot);
    }

    /** For fakes whose port demands a unit of work. */
    public void requireInside(TenantId tenant) {
        if (!Objects.equals(current, tenant)) {
            throw new IllegalStateException("outside a unit of work of " + tenant);
        }
    }

    @Override
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        if (current != null) {
            requireInside(tenant);
            return work.get();
        }
        List<Runnable> undo = participants.stream().map(Supplier::get).toList();
        current = tenant;
        T result;
        try {
            result = work.get();
            beforeCommit.run();
        } catch (RuntimeException failure) {
            undo.forEach(Runnable::run);
            throw failure;
        } finally {
            current = null;
        }
        afterCommit.run();
        return result;
    }
}
