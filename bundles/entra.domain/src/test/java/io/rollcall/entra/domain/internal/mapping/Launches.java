package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.internal.run.Launchers;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs that are started and recorded; nobody executes them. */
final class Launches {
    final List<UUID> handedOver = new ArrayList<>();
    final Map<UUID, List<RunStore.EndedPart>> ended = new HashMap<>();
    final RunStore store;
    final RunLauncher launcher;
    boolean away;
    private final Map<UUID, Run> rows = new LinkedHashMap<>();
    private final FakeWork work;

    Launches(FakeWork work, FakeClock clock) {
        this.work = work;
        work.join(() -> {
            Map<UUID, Run> before = new LinkedHashMap<>(rows);
            return () -> {
                rows.clear();
                rows.putAll(before);
            };
        });
        store = Partial.of(RunStore.class, new Rows());
        launcher = Launchers.launcher(work, store, clock, new RunOrchestrator() {
            @Override
            public void start(Caller.System run, RunKind kind) {
                if (away) {
                    throw new Problem.Away("Orchestration cannot be reached.").refuse();
                }
                handedOver.add(run.runId());
            }

            @Override
            public void cancel(Caller.System run) {}
        });
    }

    void end(Run run, RunStatus status, Instant at) {
        rows.put(
                run.id(),
                new Run(
                        run.id(),
                        run.tenant(),
                        run.kind(),
                        run.trigger(),
                        run.startedBy(),
                        run.client(),
                        run.input(),
                        status,
                        Optional.empty(),
                        1,
                        1,
                        1,
                        run.counters(),
                        0,
                        run.createdAt(),
                        Optional.of(at),
                        Optional.of(at)));
    }

    static Connection connection() {
        return new Connection(
                UUID.randomUUID(),
                ConnectionType.CIPP,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "ann",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    /** What the desks ask of the port. */
    @SuppressWarnings("unused")
    private final class Rows {
        public Run insert(Run run, Optional<String> idempotencyKey) {
            work.requireInside(run.tenant());
            return rows.values().stream()
                    .filter(other -> other.status().open()
                            && other.kind() == run.kind()
                            && other.client().equals(run.client()))
                    .findFirst()
                    .orElseGet(() -> {
                        rows.put(run.id(), run);
                        return run;
                    });
        }

        public void insertEnded(Run run, List<RunStore.EndedPart> parts) {
            work.requireInside(run.tenant());
            rows.put(run.id(), run);
            ended.put(run.id(), parts);
        }

        public Optional<Run> find(TenantId tenant, UUID runId) {
            work.requireInside(tenant);
            return Optional.ofNullable(rows.get(runId));
        }

        public void close(TenantId tenant, UUID runId, RunStatus status, Optional<String> reason, Instant at) {
            end(rows.get(runId), status, at);
        }
    }
}
