package io.rollcall.entra.temporal.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.temporal.internal.Orchestra;
import io.rollcall.entra.temporal.internal.worker.RunStarter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

public class RunWorkflowTest {
    @Rule
    public final Orchestra orchestra = new Orchestra();

    @Test
    public void everyManagedTenantIsReadAndDecidedAndThenTheRunIsClosed() {
        orchestra.steps.withTenants(2);
        orchestra.complete(RunKind.ALL_TENANTS);
        var calls = orchestra.steps.calls();
        assertEquals("open", calls.get(0));
        assertEquals("close", calls.get(5));
        assertTrue(calls.indexOf("read 1") < calls.indexOf("decide 1"));
        assertTrue(calls.indexOf("read 2") < calls.indexOf("decide 2"));
        assertEquals(6, calls.size());
    }

    @Test
    public void whatWaitsIsConcludedOnceAllManagedTenantsAreDecidedAndJudged() {
        orchestra.steps.withTenants(3).withWaiting(1, 3);
        orchestra.complete(RunKind.ALL_TENANTS);
        var calls = orchestra.steps.calls();
        assertEquals(7, calls.indexOf("judge"));
        assertEquals(Set.of("conclude 1", "conclude 3"), Set.copyOf(calls.subList(8, 10)));
        assertEquals("close", calls.get(10));
    }

    @Test
    public void aRunWithoutManagedTenantsIsClosedAtOnce() {
        orchestra.complete(RunKind.SINGLE_CLIENT);
        assertEquals(List.of("open", "close"), orchestra.steps.calls());
    }

    @Test
    public void discoveryIsOneStep() {
        orchestra.steps.withTenants(1);
        orchestra.complete(RunKind.DISCOVERY);
        assertEquals(List.of("open", "discover", "close"), orchestra.steps.calls());
    }

    @Test
    public void whatStopsADiscoveryIsToldWhenItIsClosed() {
        orchestra.steps.discovery((run, pulse) -> {
            throw new DirectoryFailure(DirectoryFailure.Kind.CREDENTIAL, "invalid_client", "Connect again.");
        });
        orchestra.complete(RunKind.DISCOVERY);
        assertEquals(List.of("open", "discover", "close invalid_client"), orchestra.steps.calls());
    }

    @Test
    public void noMoreManagedTenantsAreWorkedOnThanTheWindowHolds() {
        var full = new CountDownLatch(Orchestra.WINDOW);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        orchestra.steps.withTenants(9);
        IntStream.rangeClosed(1, 9)
                .forEach(tenant -> orchestra.steps.read(tenant, (run, pulse) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    full.countDown();
                    await(full);
                    now.decrementAndGet();
                }));
        orchestra.complete(RunKind.INITIAL);
        assertEquals(Orchestra.WINDOW, most.get());
        assertEquals(1, orchestra.steps.count("decide 9"));
    }

    @Test
    public void aFailingManagedTenantIsRecordedAndTheOthersGoOn() {
        orchestra.steps.withTenants(3).read(2, (run, pulse) -> {
            throw new DirectoryFailure(DirectoryFailure.Kind.CONSENT, "AADSTS65001", "Consent is missing.");
        });
        orchestra.complete(RunKind.ALL_TENANTS);
        assertEquals(1, orchestra.steps.count("read 2"));
        assertEquals(1, orchestra.steps.count("fail 2 AADSTS65001"));
        assertEquals(0, orchestra.steps.count("decide 2"));
        assertEquals(1, orchestra.steps.count("decide 1"));
        assertEquals(1, orchestra.steps.count("decide 3"));
        assertEquals(1, orchestra.steps.count("close"));
    }

    @Test
    public void aRunThatIsOverIsLeftAsItIs() {
        orchestra.steps.withTenants(1).opening((run, pulse) -> {
            throw new RunEnded("cancelled before it began");
        });
        orchestra.complete(RunKind.ALL_TENANTS);
        assertEquals(List.of("open", "close"), orchestra.steps.calls());
    }

    @Test
    public void aRunThatIsEndedMeanwhileBeginsNothingMore() {
        orchestra.steps.withTenants(30);
        IntStream.rangeClosed(1, 30)
                .forEach(tenant -> orchestra.steps.read(tenant, (run, pulse) -> {
                    throw new RunEnded("the integration was turned off");
                }));
        orchestra.complete(RunKind.ALL_TENANTS);
        var calls = orchestra.steps.calls();
        assertTrue(calls.toString(), calls.size() <= 2 + 2 * Orchestra.WINDOW);
        assertEquals("close", calls.get(calls.size() - 1));
        assertTrue(calls.stream().noneMatch(call -> call.startsWith("fail")));
    }

    @Test
    public void cancellingReachesTheStepInFlightAndTheRunIsStillClosed() throws Exception {
        var reading = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        orchestra.steps.withTenants(9).read(1, (run, pulse) -> {
            reading.countDown();
            try {
                beatUntilStopped(pulse);
            } finally {
                stopped.countDown();
            }
        });
        IntStream.rangeClosed(2, 9).forEach(tenant -> orchestra.steps.read(tenant, (run, pulse) -> await(stopped)));
        var run = orchestra.start(RunKind.ALL_TENANTS);
        await(reading);
        orchestra.starter().cancel(run);
        orchestra.awaitEnd(run);
        assertEquals(0, stopped.getCount());
        var calls = orchestra.steps.calls();
        assertEquals("close", calls.get(calls.size() - 1));
        assertFalse(calls.contains("decide 1"));
        assertFalse(calls.contains("read 9"));
        assertTrue(calls.stream().noneMatch(call -> call.startsWith("fail")));
    }

    @Test
    public void cancellingARunThatIsOverDoesNothing() {
        var run = orchestra.complete(RunKind.DISCOVERY);
        orchestra.starter().cancel(run);
        orchestra.starter().cancel(Orchestra.newRun(RunKind.DISCOVERY));
    }

    @Test
    public void twoRunsNeverWorkOnOneManagedTenantAtATime() {
        var first = new CountDownLatch(1);
        var now = new AtomicInteger();
        var together = new AtomicInteger();
        orchestra.steps.withTenants(1).read(1, (run, pulse) -> {
            together.accumulateAndGet(now.incrementAndGet(), Math::max);
            await(first);
            now.decrementAndGet();
        });
        var all = orchestra.start(RunKind.ALL_TENANTS);
        Orchestra.eventually("the first run reads", () -> orchestra.steps.count("read 1") == 1);
        var single = orchestra.start(RunKind.SINGLE_CLIENT);
        Orchestra.eventually("the second run opens", () -> orchestra.steps.count("open") == 2);
        first.countDown();
        orchestra.awaitEnd(all);
        orchestra.awaitEnd(single);
        assertEquals(1, together.get());
        assertEquals(2, orchestra.steps.count("decide 1"));
        assertEquals(2, orchestra.steps.count("close"));
    }

    @Test
    public void startingARunThatIsRunningStartsNoSecondOne() {
        var go = new CountDownLatch(1);
        orchestra.steps.discovery((run, pulse) -> await(go));
        var run = orchestra.start(RunKind.DISCOVERY);
        orchestra.starter().start(run, RunKind.DISCOVERY);
        go.countDown();
        orchestra.awaitEnd(run);
        assertEquals(List.of("open", "discover", "close"), orchestra.steps.calls());
    }

    @Test
    public void aWindowThatHoldsNobodyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RunStarter(orchestra.client(), 0));
    }

    private static void beatUntilStopped(RunSteps.Pulse pulse) {
        for (var page = 1; ; page++) {
            pulse.beat("reading", page);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
