package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.flags.Flags;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The decide half: all dirty identities of one managed tenant, batch by batch, each batch in one transaction that locks
 * the mapping. Live identities come first, so that a re-created person takes over before the old identity leaves.
 */
@Component(service = DecideStep.class)
public final class DecideStep {
    /** Two pages: what a batch holds in memory against what its statements cost. */
    static final int BATCH = 1998;

    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final IdentityStore identities;
    private final DecisionStore decisions;
    private final SettingsStore settings;
    private final Flags flags;
    private final BatchDecider decider;
    private final Clock clock;

    @Activate
    public DecideStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference IdentityStore identities,
            @Reference DecisionStore decisions,
            @Reference SettingsStore settings,
            @Reference Flags flags,
            @Reference BatchDecider decider,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.identities = identities;
        this.decisions = decisions;
        this.settings = settings;
        this.flags = flags;
        this.decider = decider;
        this.clock = clock;
    }

    void decide(Caller.System caller, UUID entraTenantId, Pulse pulse) {
        if (work.inTenant(caller.tenant(), () -> ended(caller, entraTenantId))) {
            return;
        }
        try {
            Part part = sweep(caller, entraTenantId, pulse);
            work.runInTenant(caller.tenant(), () -> finish(part));
        } catch (NoLongerMapped e) {
            work.runInTenant(caller.tenant(), () -> end(caller, NoLongerMapped.partEnd(entraTenantId)));
        }
    }

    /** A repeated step of a part that is closed has nothing left to do. */
    private boolean ended(Caller.System caller, UUID entraTenantId) {
        gate.check(caller);
        return runs.part(caller.tenant(), caller.runId(), entraTenantId)
                .filter(part -> part.status().open())
                .isEmpty();
    }

    private Part sweep(Caller.System caller, UUID entraTenantId, Pulse pulse) {
        Part part = work.inTenant(caller.tenant(), () -> begin(caller, entraTenantId));
        while (!swept(part, pulse)) {
            part = work.inTenant(caller.tenant(), () -> begin(caller, entraTenantId));
        }
        return part;
    }

    /** Everything is decided again if what decisions rest on has changed since the last decide half, finished or not. */
    private Part begin(Caller.System caller, UUID entraTenantId) {
        gate.check(caller);
        Run run = runs.find(caller.tenant(), caller.runId()).orElseThrow();
        Basis basis = basis(caller, entraTenantId);
        Optional<String> before =
                identities.state(caller.tenant(), entraTenantId).decidedFor();
        before.filter(earlier -> !earlier.equals(basis.fingerprint()))
                .ifPresent(outdated -> identities.touch(caller.tenant(), entraTenantId));
        decisions.begin(
                caller.tenant(),
                run.id(),
                entraTenantId,
                basis.fingerprint(),
                !run.kind().writes());
        long read = runs.part(caller.tenant(), run.id(), entraTenantId)
                .orElseThrow()
                .usersRead();
        runs.progress(caller.tenant(), run.id(), entraTenantId, "deciding", read);
        return new Part(caller, run, entraTenantId, basis);
    }

    /** False if settings or mapping moved meanwhile: begin again. */
    private boolean swept(Part part, Pulse pulse) {
        long done = 0;
        for (boolean live : new boolean[] {true, false}) {
            Optional<UUID> after = Optional.empty();
            do {
                Optional<UUID> from = after;
                Swept swept = work.inTenant(part.caller.tenant(), () -> batch(part, live, from));
                if (swept.moved()) {
                    return false;
                }
                after = swept.last();
                done += swept.size();
                pulse.beat("deciding", done);
            } while (after.isPresent());
        }
        return true;
    }

    private Swept batch(Part part, boolean live, Optional<UUID> after) {
        gate.check(part.caller);
        Basis basis = basis(part.caller, part.entraTenantId);
        if (!basis.fingerprint().equals(part.basis.fingerprint())) {
            return new Swept(true, Optional.empty(), 0);
        }
        var batch = decisions.dirty(part.caller.tenant(), part.entraTenantId, live, after, BATCH);
        if (!batch.isEmpty()) {
            decider.decide(part.run, basis.mapped(), basis.settings(), batch);
        }
        return new Swept(
                false,
                batch.size() < BATCH
                        ? Optional.empty()
                        : Optional.of(batch.get(batch.size() - 1).identity().objectId()),
                batch.size());
    }

    private Basis basis(Caller.System caller, UUID entraTenantId) {
        MappedTenant mapped = decisions.lock(caller.tenant(), entraTenantId).orElseThrow(NoLongerMapped::new);
        SyncSettings chosen = settings.get(caller.tenant());
        boolean rules = flags.isOn(caller.tenant(), EntraFlags.FIELD_SYNC);
        return new Basis(mapped, rules ? chosen : chosen.overwriting(Set.of()), rules);
    }

    private void finish(Part part) {
        gate.check(part.caller);
        Counters standing = decisions.standing(part.caller.tenant(), part.run.id(), part.entraTenantId);
        int eligible = decisions.eligible(part.caller.tenant(), part.entraTenantId);
        if (part.run.kind().writes()) {
            decisions.finished(part.caller.tenant(), part.entraTenantId, eligible, clock.instant());
        }
        Counters own = runs.part(part.caller.tenant(), part.run.id(), part.entraTenantId)
                .orElseThrow()
                .counters();
        boolean failures = own.plus(standing).of(Bucket.FAILED) > 0;
        end(
                part.caller,
                new RunStore.PartEnd(
                        part.entraTenantId,
                        failures ? RunStatus.PARTIAL : RunStatus.COMPLETED,
                        failures ? Optional.of(IDENTITIES_FAILED) : Optional.empty(),
                        Optional.of(standing),
                        Optional.of(eligible)));
    }

    private void end(Caller.System caller, RunStore.PartEnd end) {
        runs.closePart(caller.tenant(), caller.runId(), end, clock.instant());
    }

    private static final PartFailure IDENTITIES_FAILED = new PartFailure(
            "identities_failed",
            "Some people could not be synced; the counters tell why. All others were.",
            Optional.empty());

    private record Part(Caller.System caller, Run run, UUID entraTenantId, Basis basis) {}

    private record Swept(boolean moved, Optional<UUID> last, int size) {}

    /** What decisions rest on. */
    private record Basis(MappedTenant mapped, SyncSettings settings, boolean rules) {
        String fingerprint() {
            return String.join(
                    "|",
                    "mapping " + mapped.mappingVersion(),
                    "settings " + settings.version(),
                    "rules " + rules,
                    "domains " + new java.util.TreeSet<>(mapped.verifiedDomains()));
        }
    }

    private static final class NoLongerMapped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final PartFailure WHY =
                new PartFailure("unmapped", "The tenant was unmapped while the run was under way.", Optional.empty());

        NoLongerMapped() {
            super(WHY.sentence());
        }

        static RunStore.PartEnd partEnd(UUID entraTenantId) {
            return new RunStore.PartEnd(
                    entraTenantId, RunStatus.SKIPPED, Optional.of(WHY), Optional.empty(), Optional.empty());
        }
    }
}
