package io.rollcall.entra.temporal.internal;

import static io.rollcall.entra.temporal.internal.Orchestra.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunRecovery;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.host.api.caller.Caller;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.osgi.framework.ServiceReference;

/** The packaged bundles in a framework, with the embedded server and a real clock. */
public class OrchestrationIT {
    @Rule
    public final Osgi osgi = new Osgi();

    private final FakeSteps steps = new FakeSteps();

    @Test
    public void aRunOfTwoHundredManagedTenantsGoesThroughTheBundles() {
        steps.withTenants(200);
        offer(RunSteps.class, steps);
        start();
        eventually("the run is closed", () -> steps.count("close") == 1);
        IntStream.rangeClosed(1, 200).forEach(tenant -> assertEquals(1, steps.count("decide " + tenant)));
    }

    @Test
    public void aRunGoesOnWhenItsBundleIsSwapped() throws Exception {
        steps.withTenants(60);
        IntStream.rangeClosed(1, 60).forEach(tenant -> steps.read(tenant, OrchestrationIT::severalPages));
        offer(RunSteps.class, steps);
        start();
        eventually("it is under way", () -> steps.count("decide 5") == 1);
        osgi.bundle("entra.temporal").update();
        // A task that was on its way to the old worker is missed only after its time-out.
        eventually("half of it is done", () -> steps.count("decide 30") == 1);
        eventually("the run is closed", () -> steps.count("close") == 1);
        IntStream.rangeClosed(1, 60).forEach(tenant -> assertEquals(1, steps.count("decide " + tenant)));
        assertTrue(steps.calls().stream().noneMatch(call -> call.startsWith("fail")));
    }

    @Test
    public void aRunWaitsForStepsThatAreAwayAndForALostWorkflow() {
        var run = Orchestra.newRun(RunKind.DISCOVERY);
        offer(RunRecovery.class, new OneLostRun(run));
        eventually("an orchestrator", () -> orchestrator() != null);
        offer(RunSteps.class, steps);
        eventually("the lost run is closed", () -> steps.count("close") == 1);
        assertEquals(List.of("open", "discover", "close"), steps.calls());
    }

    @Test
    public void withoutTemporalThereIsNoOrchestrator() throws Exception {
        assertNotNull(orchestrator());
        osgi.bundle("temporal.runtime").stop();
        assertNull(orchestrator());
        osgi.bundle("temporal.runtime").start();
        eventually("it is back", () -> orchestrator() != null);
    }

    private void start() {
        var reference = orchestrator();
        assertNotNull(reference);
        osgi.context().getService(reference).start(Orchestra.newRun(RunKind.ALL_TENANTS), RunKind.ALL_TENANTS);
    }

    private <T> void offer(Class<T> type, T service) {
        osgi.context().registerService(type, service, null);
    }

    private @Nullable ServiceReference<RunOrchestrator> orchestrator() {
        return osgi.context().getServiceReference(RunOrchestrator.class);
    }

    private static void severalPages(Caller.System run, RunSteps.Pulse pulse) {
        for (var page = 1; page <= 10; page++) {
            LockSupport.parkNanos(20_000_000);
            pulse.beat("reading", page);
        }
    }

    private record OneLostRun(Caller.System run) implements RunRecovery {
        @Override
        public List<OpenRun> open() {
            return List.of(new OpenRun(run, RunKind.DISCOVERY, false));
        }

        @Override
        public boolean lost(Caller.System lost) {
            return true;
        }
    }
}
