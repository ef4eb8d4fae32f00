package io.rollcall.entra.temporal.internal.worker;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunRecovery;
import io.rollcall.entra.temporal.internal.Orchestra;
import io.rollcall.host.api.caller.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ReconcilerTest {
    @Rule
    public final Orchestra orchestra = new Orchestra();

    private final FakeRecovery recovery = new FakeRecovery();

    @SuppressWarnings("NullAway.Init") // by before
    private Reconciler reconciler;

    @Before
    public void create() {
        reconciler = new Reconciler(orchestra.starter());
    }

    @Test
    public void aRunThatTemporalLostIsStartedAgain() {
        var lost = recovery.withOpenRun();
        reconciler.reconcile(recovery);
        orchestra.awaitEnd(lost);
        assertEquals(List.of(lost), recovery.lost);
        assertEquals(List.of("open", "discover", "close"), orchestra.steps.calls());
    }

    @Test
    public void aRunThatGoesOnIsLeftAlone() {
        var go = new CountDownLatch(1);
        orchestra.steps.discovery((run, pulse) -> {
            try {
                go.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        var running = recovery.withOpenRun();
        orchestra.starter().start(running, RunKind.DISCOVERY);
        reconciler.reconcile(recovery);
        go.countDown();
        orchestra.awaitEnd(running);
        assertEquals(List.of(), recovery.lost);
        assertEquals(1, orchestra.steps.count("open"));
    }

    @Test
    public void aRunThatWasLostTooOftenIsNotStarted() {
        var lost = recovery.withOpenRun();
        recovery.closes = true;
        reconciler.reconcile(recovery);
        assertEquals(List.of(lost), recovery.lost);
        assertEquals(List.of(), orchestra.steps.calls());
    }

    @Test
    public void afterTheStartOnlyARunThatIsMissingTwiceIsLost() {
        reconciler.reconcile(recovery);
        var late = recovery.withOpenRun();
        reconciler.reconcile(recovery);
        assertEquals(List.of(), recovery.lost);
        reconciler.reconcile(recovery);
        assertEquals(List.of(late), recovery.lost);
    }

    private static final class FakeRecovery implements RunRecovery {
        private final List<OpenRun> open = new ArrayList<>();
        private final List<Caller.System> lost = new ArrayList<>();
        private boolean closes;

        Caller.System withOpenRun() {
            var run = Orchestra.newRun(RunKind.DISCOVERY);
            open.add(new OpenRun(run, RunKind.DISCOVERY, false));
            return run;
        }

        @Override
        public List<OpenRun> open() {
            return List.copyOf(open);
        }

        @Override
        public boolean lost(Caller.System run) {
            lost.add(run);
            return !closes;
        }
    }
}
