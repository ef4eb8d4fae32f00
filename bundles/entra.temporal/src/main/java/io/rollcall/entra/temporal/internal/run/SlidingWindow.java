package io.rollcall.entra.temporal.internal.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Works on managed tenants, at most {@code size} at a time. */
final class SlidingWindow {
    private final int size;
    private int running;

    SlidingWindow(int size) {
        this.size = size;
    }

    /**
     * Returns when all that was begun has ended, also when cancelled.
     *
     * @return those that are left, because this workflow's history is long enough
     */
    List<UUID> work(List<UUID> tenants, Consumer<UUID> work) {
        var next = 0;
        try {
            while (next < tenants.size() && !Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.await(() -> running < size);
                begin(tenants.get(next++), work);
            }
        } catch (CanceledFailure asked) {
            drain();
            throw asked;
        }
        drain();
        CancellationScope.throwCanceled();
        return tenants.subList(next, tenants.size());
    }

    private void begin(UUID tenant, Consumer<UUID> work) {
        running++;
        Async.procedure(() -> work.accept(tenant)).handle((done, failure) -> {
            running--;
            if (failure != null && !(failure instanceof CanceledFailure)) {
                Workflow.getLogger(SlidingWindow.class).warn("managed tenant {} was given up", tenant, failure);
            }
            return done;
        });
    }

    private void drain() {
        Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> running == 0))
                .run();
    }
}
