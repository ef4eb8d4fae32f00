package io.rollcall.entra.temporal.internal.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Works on managed tenants, at most {@code size} at a time. */
final class SlidingWindow {
    private final int size;
    private int running;
    private boolean over;

    SlidingWindow(int size) {
        this.size = size;
    }

    /**
     * Returns when all that was begun has ended, also when cancelled.
     *
     * @param work answers whether to go on; after a no nothing more is begun
     * @return those that are left, because this workflow's history is long enough
     */
    List<UUID> work(List<UUID> tenants, Predicate<UUID> work) {
        var next = 0;
        try {
            while (next < tenants.size() && !over && !Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.await(() -> running < size);
                if (!over) {
                    begin(tenants.get(next++), work);
                }
            }
        } catch (CanceledFailure asked) {
            drain();
            throw asked;
        }
        drain();
        CancellationScope.throwCanceled();
        return over ? List.of() : tenants.subList(next, tenants.size());
    }

    private void begin(UUID tenant, Predicate<UUID> work) {
        running++;
        Async.function(work::test, tenant).handle((goesOn, failure) -> {
            running--;
            over |= Boolean.FALSE.equals(goesOn);
            if (failure != null && !(failure instanceof CanceledFailure)) {
                Workflow.getLogger(SlidingWindow.class).warn("managed tenant {} was given up", tenant, failure);
            }
            return goesOn;
        });
    }

    private void drain() {
        Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> running == 0))
                .run();
    }
}
