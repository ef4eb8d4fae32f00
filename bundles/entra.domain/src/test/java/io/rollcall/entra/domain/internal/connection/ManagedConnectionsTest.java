package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.DirectConnect;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class ManagedConnectionsTest {
    private static final UUID PARTNER = new UUID(7, 7);

    private final Bench bench = new Bench();
    private final List<UUID> cancelRequested = new ArrayList<>();
    private final List<UUID> cancelled = new ArrayList<>();
    private final OpenRun run = openRun(Bench.MSP);
    private final OpenRuns openRuns = new OpenRuns(bench.work, runs(List.of(openRun(Bench.OTHER_MSP), run)));
    private final ManagedConnections managed = new ManagedConnections(
            bench.access,
            bench.work,
            bench.connections,
            bench.signIns,
            bench.secrets,
            bench.directories,
            openRuns,
            new OverviewBench(bench).overviews,
            bench.clock);

    @Test
    public void a_validation_that_succeeds_clears_the_problem() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        bench.graph.probeFailure = Optional.of(Bench.REFUSED);
        assertEquals(
                Optional.of(Bench.REFUSED.sentence()),
                managed.validate(bench.ann).problem());

        bench.graph.probeFailure = Optional.empty();
        Connection valid = managed.validate(bench.ann);

        assertTrue(valid.healthy());
        assertEquals(Optional.of(bench.clock.instant()), valid.validatedAt());
    }

    @Test
    public void a_validation_without_a_provider_tells_so() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        bench.providers.removeProvider(bench.graph);

        assertTrue(managed.validate(bench.ann).problem().orElseThrow().contains("provider is away"));
    }

    @Test
    public void disconnecting_removes_the_secrets_and_cancels_this_msps_open_runs() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        Connection other = bench.connected(Bench.OTHER_MSP, ConnectionType.DIRECT, new UUID(8, 8));
        openRuns.addOrchestrator(orchestrator(Optional.empty()));

        managed.disconnect(bench.ann);

        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));
        assertEquals(Set.of(), bench.secrets.names(Bench.MSP));
        assertEquals(List.of(run.run().runId()), cancelRequested);
        assertEquals(List.of(run.run().runId()), cancelled);
        assertEquals(Optional.of(other), bench.connections.of(Bench.OTHER_MSP));
    }

    @Test
    public void disconnecting_removes_the_tokens_of_sign_ins_that_nobody_confirmed() {
        signIn(bench.ann);
        bench.clock.move(Duration.ofMinutes(10));
        Caller.Person eve = bench.admin(Bench.MSP, "eve");
        bench.connected(Bench.MSP, ConnectionType.CIPP, bench.graph.partner);
        signIn(eve);

        managed.disconnect(bench.ann);

        assertEquals(Set.of(), bench.secrets.names(Bench.MSP));
        assertTrue(refusal(() -> bench.direct.confirm(eve, bench.graph.partner)) instanceof Problem.Conflict);
    }

    @Test
    public void disconnecting_works_while_orchestration_is_away() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        openRuns.addOrchestrator(orchestrator(Optional.of(new Problem.Away("Temporal is away."))));

        managed.disconnect(bench.ann);

        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));
        assertEquals(List.of(run.run().runId()), cancelRequested);
    }

    @Test
    public void a_secret_that_cannot_be_removed_keeps_the_connection_so_that_one_tries_again() {
        Connection connection = bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        bench.secrets.removeFailure = Optional.of(new Problem.Away("The vault is away."));

        assertTrue(refusal(() -> managed.disconnect(bench.ann)) instanceof Problem.Away);
        assertEquals(Optional.of(connection), bench.connections.of(Bench.MSP));

        bench.secrets.removeFailure = Optional.empty();
        managed.disconnect(bench.ann);
        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));
    }

    @Test
    public void after_a_disconnect_another_partner_tenant_may_come() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        managed.disconnect(bench.ann);

        bench.activation.requireSamePartner(Bench.MSP, new UUID(8, 8));
    }

    @Test
    public void without_a_connection_there_is_nothing_to_validate_or_end() {
        assertTrue(refusal(() -> managed.validate(bench.ann)) instanceof Problem.Conflict);
        assertTrue(refusal(() -> managed.disconnect(bench.ann)) instanceof Problem.Conflict);
    }

    @Test
    public void a_reader_sees_the_overview_and_changes_nothing() {
        Caller reader = bench.person(Bench.MSP, UUID.randomUUID(), "rea", Permission.SETTINGS_READ);

        assertEquals(Optional.empty(), managed.overview(reader).connection());
        assertTrue(refusal(() -> managed.validate(reader)) instanceof Problem.Forbidden);
        assertTrue(refusal(() -> managed.disconnect(reader)) instanceof Problem.Forbidden);
    }

    private void signIn(Caller.Person person) {
        DirectConnect.Started started = bench.direct.start(person, URI.create("https://psa.example/callback"));
        String state = started.authorizeUrl().getQuery().substring("state=".length());
        assertTrue(bench.direct
                .returned(new DirectConnect.BrowserReturn(
                        Optional.of(state),
                        Optional.of(new Secret("code")),
                        Optional.empty(),
                        Optional.of(started.browserSecret())))
                .waits());
    }

    private RunStore runs(List<OpenRun> open) {
        return Partial.of(RunStore.class, new Object() {
            @SuppressWarnings("unused")
            public List<OpenRun> openEverywhere() {
                return open;
            }

            @SuppressWarnings("unused")
            public void requestCancel(TenantId tenant, UUID runId) {
                bench.work.requireInside(tenant);
                cancelRequested.add(runId);
            }
        });
    }

    private RunOrchestrator orchestrator(Optional<Problem> failure) {
        return new RunOrchestrator() {
            @Override
            public void start(Caller.System started, RunKind kind) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void cancel(Caller.System asked) {
                failure.ifPresent(problem -> {
                    throw problem.refuse();
                });
                cancelled.add(asked.runId());
            }
        };
    }

    private static OpenRun openRun(TenantId tenant) {
        return new OpenRun(new Caller.System(tenant, UUID.randomUUID(), "ann", "discovery"), RunKind.DISCOVERY, false);
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }
}
