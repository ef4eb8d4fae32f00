package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunRecovery.OpenRun;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Runs and their parts in memory. */
final class FakeRuns implements RunStore {
    private final FakeWork work;
    private final Map<UUID, Run> runs = new LinkedHashMap<>();
    private final Map<List<UUID>, RunPart> parts = new LinkedHashMap<>();
    private final Map<String, UUID> keys = new LinkedHashMap<>();
    private final Set<UUID> toCancel = new HashSet<>();

    FakeRuns(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Map<UUID, Run> runsBefore = new LinkedHashMap<>(runs);
            Map<List<UUID>, RunPart> partsBefore = new LinkedHashMap<>(parts);
            return () -> {
                runs.clear();
                runs.putAll(runsBefore);
                parts.clear();
                parts.putAll(partsBefore);
            };
        });
    }

    /** Looks from outside any transaction. */
    Run of(UUID runId) {
        return Optional.ofNullable(runs.get(runId)).orElseThrow();
    }

    List<Run> all() {
        return List.copyOf(runs.values());
    }

    RunPart partOf(UUID runId, UUID entraTenantId) {
        return Optional.ofNullable(parts.get(List.of(runId, entraTenantId))).orElseThrow();
    }

    List<RunPart> partsOf(UUID runId) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().get(0).equals(runId))
                .map(Map.Entry::getValue)
                .toList();
    }

    Optional<UUID> startedWith(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** Somebody asks for it while the run is under way. */
    void cancel(UUID runId) {
        toCancel.add(runId);
    }

    @Override
    public Run insert(Run run, Optional<String> idempotencyKey) {
        work.requireInside(run.tenant());
        Optional<Run> known = idempotencyKey.map(keys::get).map(this::of).or(() -> runs.values().stream()
                .filter(other -> other.status().open()
                        && other.kind() == run.kind()
                        && other.client().equals(run.client())
                        && other.input().source().equals(run.input().source()))
                .findFirst());
        if (known.isEmpty()) {
            runs.put(run.id(), run);
            idempotencyKey.ifPresent(key -> keys.put(key, run.id()));
        }
        return known.orElse(run);
    }

    @Override
    public void insertEnded(Run run, List<EndedPart> ended) {
        work.requireInside(run.tenant());
        runs.put(run.id(), run);
        ended.forEach(part -> parts.put(List.of(run.id(), part.entraTenantId()), part(part, run.createdAt())));
    }

    @Override
    public Optional<Run> find(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        return Optional.ofNullable(runs.get(runId)).filter(run -> run.tenant().equals(tenant));
    }

    @Override
    public Page<Run> list(TenantId tenant, PageRequest page) {
        work.requireInside(tenant);
        return new Page<>(
                runs.values().stream()
                        .filter(run -> run.tenant().equals(tenant))
                        .toList(),
                Optional.empty());
    }

    @Override
    public List<RunPart> parts(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        return partsOf(runId);
    }

    @Override
    public Optional<RunPart> part(TenantId tenant, UUID runId, UUID entraTenantId) {
        work.requireInside(tenant);
        return Optional.ofNullable(parts.get(List.of(runId, entraTenantId)));
    }

    @Override
    public void open(TenantId tenant, UUID runId, List<NewPart> fresh, Instant at) {
        work.requireInside(tenant);
        runs.computeIfPresent(
                runId,
                (id, run) -> with(run, RunStatus.RUNNING, Optional.empty(), Optional.of(at), Optional.empty(), 0));
        fresh.forEach(part -> parts.put(List.of(runId, part.entraTenantId()), part(part, at)));
    }

    @Override
    public boolean goesOn(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        return of(runId).status().open() && !toCancel.contains(runId);
    }

    @Override
    public void progress(TenantId tenant, UUID runId, UUID entraTenantId, String phase, long usersRead) {
        work.requireInside(tenant);
        change(
                runId,
                entraTenantId,
                part -> with(part, RunStatus.RUNNING, phase, Optional.empty(), usersRead, part.counters()));
    }

    void forgetCounters(UUID runId, UUID entraTenantId) {
        change(
                runId,
                entraTenantId,
                part -> with(part, part.status(), part.phase(), Optional.empty(), part.usersRead(), Counters.NONE));
    }

    @Override
    public void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters more) {
        work.requireInside(tenant);
        change(
                runId,
                entraTenantId,
                part -> with(
                        part,
                        part.status(),
                        part.phase(),
                        Optional.empty(),
                        part.usersRead(),
                        withoutZeros(part.counters().plus(more))));
    }

    private static Counters withoutZeros(Counters counters) {
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        buckets.putAll(counters.buckets());
        buckets.values().removeIf(n -> n == 0);
        return new Counters(buckets, counters.reasons());
    }

    @Override
    public void closePart(TenantId tenant, UUID runId, PartEnd end, Instant at) {
        work.requireInside(tenant);
        change(
                runId,
                end.entraTenantId(),
                part -> with(
                        part,
                        end.status(),
                        "done",
                        end.why(),
                        part.usersRead(),
                        part.counters().plus(end.counters().orElse(Counters.NONE))));
    }

    @Override
    public void close(TenantId tenant, UUID runId, RunStatus status, Optional<String> reason, Instant at) {
        work.requireInside(tenant);
        runs.computeIfPresent(
                runId,
                (id, run) -> run.status().open()
                        ? with(run, status, reason, run.startedAt(), Optional.of(at), run.losses())
                        : run);
    }

    @Override
    public void requestCancel(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        cancel(runId);
    }

    @Override
    public int countLoss(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        Run run = of(runId);
        runs.put(runId, with(run, run.status(), run.reason(), run.startedAt(), run.endedAt(), run.losses() + 1));
        return of(runId).losses();
    }

    @Override
    public Optional<Run> lastReal(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OpenRun> openEverywhere() {
        return runs.values().stream()
                .filter(run -> run.status().open())
                .map(run -> new OpenRun(run.caller(), run.kind(), toCancel.contains(run.id())))
                .toList();
    }

    private void change(UUID runId, UUID entraTenantId, UnaryOperator<RunPart> change) {
        parts.computeIfPresent(
                List.of(runId, entraTenantId), (key, part) -> part.status().open() ? change.apply(part) : part);
    }

    private Run with(
            Run run,
            RunStatus status,
            Optional<String> reason,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            int losses) {
        List<RunPart> tried = new ArrayList<>(partsOf(run.id()));
        tried.removeIf(part -> part.status() == RunStatus.SKIPPED);
        return new Run(
                run.id(),
                run.tenant(),
                run.kind(),
                run.trigger(),
                run.startedBy(),
                run.client(),
                run.input(),
                status,
                reason,
                tried.size(),
                (int) tried.stream().filter(part -> !part.status().open()).count(),
                tried.stream().mapToLong(RunPart::usersRead).sum(),
                tried.stream().map(RunPart::counters).reduce(Counters.NONE, Counters::plus),
                losses,
                run.createdAt(),
                startedAt,
                endedAt);
    }

    private static RunPart part(EndedPart ended, Instant at) {
        return new RunPart(
                ended.entraTenantId(),
                "",
                Optional.of(ended.client()),
                RunStatus.COMPLETED,
                "done",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                ended.counters(),
                Optional.empty(),
                Optional.of(at),
                Optional.of(at));
    }

    private static RunPart part(NewPart fresh, Instant at) {
        boolean skipped = fresh.skip().isPresent();
        return new RunPart(
                fresh.entraTenantId(),
                "",
                fresh.client(),
                skipped ? RunStatus.SKIPPED : RunStatus.QUEUED,
                skipped ? "done" : "queued",
                fresh.skip().map(PartFailure::code),
                fresh.skip().map(PartFailure::sentence),
                Optional.empty(),
                0,
                Counters.NONE,
                Optional.empty(),
                Optional.of(at),
                Optional.empty());
    }

    private static RunPart with(
            RunPart part,
            RunStatus status,
            String phase,
            Optional<PartFailure> why,
            long usersRead,
            Counters counters) {
        return new RunPart(
                part.entraTenantId(),
                part.tenantName(),
                part.client(),
                status,
                phase,
                why.map(PartFailure::code),
                why.map(PartFailure::sentence),
                why.flatMap(PartFailure::requestId),
                usersRead,
                counters,
                part.eligible(),
                part.startedAt(),
                part.endedAt());
    }
}
