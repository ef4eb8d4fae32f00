package io.rollcall.entra.temporal.internal.run;

import static org.junit.Assert.assertThrows;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.temporal.internal.FakeSteps;
import io.rollcall.entra.temporal.internal.Orchestra;
import io.rollcall.entra.temporal.internal.step.PartRef;
import io.rollcall.entra.temporal.internal.step.RunRef;
import io.rollcall.host.api.caller.Caller;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;

/**
 * Workflows that were begun by an earlier version must be able to go on: each recorded history still replays. After an
 * intended change (guarded by {@code Workflow.getVersion}) or for a new workflow, record again and commit the files:
 * {@code mvn test -Dtest=ReplayTest -Drecord}. Histories of released versions are kept, not replaced.
 */
public class ReplayTest {
    private static final Path FOLDER = Path.of("src/test/resources/histories");

    @Rule
    public final Orchestra orchestra = new Orchestra();

    @Test
    public void aRunOverManagedTenantsReplays() throws Exception {
        replay("run", RunWorkflowImpl.class);
    }

    @Test
    public void aFailedDiscoveryReplays() throws Exception {
        replay("discovery-failed", RunWorkflowImpl.class);
    }

    @Test
    public void aRunThatWasEndedReplays() throws Exception {
        replay("run-ended", RunWorkflowImpl.class);
    }

    @Test
    public void aManagedTenantsPartReplays() throws Exception {
        replay("tenant", TenantWorkflowImpl.class);
    }

    @Test
    public void aFailedPartReplays() throws Exception {
        replay("tenant-failed", TenantWorkflowImpl.class);
    }

    @Test
    public void aConcludedPartReplays() throws Exception {
        replay("tenant-concluded", TenantWorkflowImpl.class);
    }

    @Test
    public void aChangedOrderOfStepsIsFound() {
        assertThrows(RuntimeException.class, () -> replay("tenant", DecidesBeforeItReads.class));
    }

    /** The change that the guard must find. */
    public static final class DecidesBeforeItReads implements TenantWorkflow {
        @Override
        public boolean sync(Input input) {
            Steps.lengthy().decide(input.part());
            Steps.lengthy().read(input.part());
            return true;
        }
    }

    @Test
    public void record() throws IOException {
        Assume.assumeTrue("only with -Drecord", System.getProperty("record") != null);
        orchestra.steps.withTenants(3).withWaiting(3).read(2, (run, pulse) -> {
            throw new DirectoryFailure(DirectoryFailure.Kind.CONSENT, "AADSTS65001", "Consent is missing.");
        });
        var run = orchestra.complete(RunKind.ALL_TENANTS);
        save("run", RunRef.of(run).workflowId());
        save("tenant", partOf(run, 1));
        save("tenant-failed", partOf(run, 2));
        save("tenant-concluded", partOf(run, 3));
        orchestra.steps.discovery((caller, pulse) -> {
            throw new DirectoryFailure(DirectoryFailure.Kind.CREDENTIAL, "invalid_client", "Connect again.");
        });
        save(
                "discovery-failed",
                RunRef.of(orchestra.complete(RunKind.DISCOVERY)).workflowId());
        orchestra.steps.withTenants(1).read(1, (caller, pulse) -> {
            throw new RunEnded("the run was cancelled");
        });
        save("run-ended", RunRef.of(orchestra.complete(RunKind.SINGLE_CLIENT)).workflowId());
    }

    private static String partOf(Caller.System run, long tenant) {
        return new PartRef(RunRef.of(run), FakeSteps.tenant(tenant)).workflowId();
    }

    private void save(String name, String workflowId) throws IOException {
        Files.createDirectories(FOLDER);
        var history = orchestra.client().fetchHistory(workflowId).toJson(true);
        Files.writeString(FOLDER.resolve(name + ".json"), history + "\n");
    }

    private static void replay(String name, Class<?> workflow) throws Exception {
        WorkflowReplayer.replayWorkflowExecutionFromResource("histories/" + name + ".json", workflow);
    }
}
