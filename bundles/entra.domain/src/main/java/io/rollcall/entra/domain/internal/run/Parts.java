package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.entra.domain.undo.HoldStore;
import io.rollcall.entra.domain.undo.HoldStore.Hold;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins and ends the decide half of one managed tenant's part. */
@Component(service = Parts.class)
public final class Parts {
    private static final PartFailure IDENTITIES_FAILED = new PartFailure(
            "identities_failed",
            "Some people could not be synced; the counters tell why. All others were.",
            Optional.empty());
    private static final PartFailure MOVED = new PartFailure(
            "moved",
            "Settings or the mapping were changed while the run was under way: what was still to do is decided by the next"
                    + " run.",
            Optional.empty());

    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final Bases bases;
    private final IdentityStore identities;
    private final DecisionStore decisions;
    private final GuardStore guards;
    private final HoldStore holds;
    private final Clock clock;

    @Activate
    public Parts(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference Bases bases,
            @Reference IdentityStore identities,
            @Reference DecisionStore decisions,
            @Reference GuardStore guards,
            @Reference HoldStore holds,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.bases = bases;
        this.identities = identities;
        this.decisions = decisions;
        this.guards = guards;
        this.holds = holds;
        this.clock = clock;
    }

    /** Does the work on the part if it is still open, and closes it if it was unmapped or put on hold meanwhile. */
    void onOpen(Caller.System caller, UUID entraTenantId, Consumer<Run> steps) {
        Optional<Run> open = work.inTenant(caller.tenant(), () -> {
            gate.check(caller);
            return runs.part(caller.tenant(), caller.runId(), entraTenantId)
                    .filter(part -> part.status().open())
                    .flatMap(part -> runs.find(caller.tenant(), caller.runId()));
        });
        try {
            open.ifPresent(steps);
        } catch (LeftOut e) {
            work.runInTenant(caller.tenant(), () -> end(caller, e.partEnd(entraTenantId)));
        }
    }

    /** Everything is decided again if what decisions rest on has changed since the last decide half, finished or not. */
    PartWork begin(Caller.System caller, Run run, UUID entraTenantId) {
        return work.inTenant(caller.tenant(), () -> {
            PartWork part = look(caller, run, entraTenantId);
            String basis = part.basis().fingerprint();
            identities
                    .state(caller.tenant(), entraTenantId)
                    .decidedFor()
                    .filter(earlier -> !earlier.equals(basis))
                    .ifPresent(outdated -> identities.touch(caller.tenant(), entraTenantId));
            decisions.begin(caller.tenant(), run.id(), entraTenantId, basis, run.kind() == RunKind.PREFLIGHT);
            phase(part, "deciding");
            return part;
        });
    }

    /** The part on what decisions rest now. Within a unit of work. */
    PartWork look(Caller.System caller, Run run, UUID entraTenantId) {
        gate.check(caller);
        Basis basis = bases.lock(run, entraTenantId).orElseThrow(LeftOut::unmapped);
        if (run.kind() != RunKind.PREFLIGHT && onHold(run, entraTenantId)) {
            throw LeftOut.onHold();
        }
        return new PartWork(caller, run, entraTenantId, basis);
    }

    /** A run that began before an undo put the mapping on hold. */
    private boolean onHold(Run run, UUID entraTenantId) {
        return holds.find(run.tenant(), entraTenantId).filter(Hold::onHold).isPresent();
    }

    /** Whether the part waits for the others of its run to be counted. */
    boolean waits(PartWork part) {
        return work.inTenant(part.tenant(), () -> {
            gate.check(part.caller());
            boolean waits = guards.counted(part.tenant(), part.run().id()).stream()
                    .anyMatch(counted -> counted.entraTenantId().equals(part.entraTenantId()));
            if (waits) {
                phase(part, "waiting");
            }
            return waits;
        });
    }

    /** @param shown what a preflight shows as held; any other run holds what it staged so */
    void finish(PartWork part, Set<GuardedKind> shown) {
        work.runInTenant(part.tenant(), () -> {
            gate.check(part.caller());
            Counters standing = decisions.standing(part.tenant(), part.run().id(), part.entraTenantId());
            int eligible = decisions.eligible(part.tenant(), part.entraTenantId());
            if (part.run().kind().syncs()) {
                decisions.finished(part.tenant(), part.entraTenantId(), eligible, clock.instant());
            }
            Set<GuardedKind> held = part.run().kind() == RunKind.PREFLIGHT
                    ? shown
                    : guards.replaceHeld(part.tenant(), part.run().id(), part.entraTenantId(), clock.instant());
            close(part, standing, Optional.of(eligible), held);
        });
    }

    /** What waits is left to the next run. */
    void leave(PartWork part) {
        work.runInTenant(
                part.tenant(),
                () -> end(
                        part.caller(),
                        new RunStore.PartEnd(
                                part.entraTenantId(),
                                RunStatus.PARTIAL,
                                Optional.of(MOVED),
                                Optional.empty(),
                                Optional.empty())));
    }

    void close(PartWork part, Counters standing, Optional<Integer> eligible, Set<GuardedKind> held) {
        Counters own = runs.part(part.tenant(), part.run().id(), part.entraTenantId())
                .orElseThrow()
                .counters();
        boolean failures = own.plus(standing).of(Bucket.FAILED) > 0;
        RunStatus status = failures ? RunStatus.PARTIAL : RunStatus.COMPLETED;
        Optional<PartFailure> why = failures ? Optional.of(IDENTITIES_FAILED) : Optional.empty();
        if (!held.isEmpty()) {
            status = RunStatus.QUARANTINED;
            why = Optional.of(Breaker.quarantine(held));
        }
        end(part.caller(), new RunStore.PartEnd(part.entraTenantId(), status, why, Optional.of(standing), eligible));
    }

    private void phase(PartWork part, String phase) {
        long read = runs.part(part.tenant(), part.run().id(), part.entraTenantId())
                .orElseThrow()
                .usersRead();
        runs.progress(part.tenant(), part.run().id(), part.entraTenantId(), phase, read);
    }

    private void end(Caller.System caller, RunStore.PartEnd end) {
        runs.closePart(caller.tenant(), caller.runId(), end, clock.instant());
    }
}
