package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.internal.sync.Guard;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.DecisionStore.Selection;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Goes over the dirty identities of one managed tenant, batch by batch, each batch in one transaction that locks the
 * mapping. Live identities come first, so that a re-created person takes over before the old identity leaves.
 */
@Component(service = Sweep.class)
public final class Sweep {
    /** Two pages: what a batch holds in memory against what its statements cost. */
    static final int BATCH = 1998;

    private final UnitOfWork work;
    private final RunGate gate;
    private final Bases bases;
    private final DecisionStore decisions;
    private final BatchDecider decider;

    @Activate
    public Sweep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference Bases bases,
            @Reference DecisionStore decisions,
            @Reference BatchDecider decider) {
        this.work = work;
        this.gate = gate;
        this.bases = bases;
        this.decisions = decisions;
        this.decider = decider;
    }

    /**
     * @param stagedIn only those that this run staged
     * @param guards the guard of each batch
     * @return false if settings, rules, domains or mapping moved meanwhile
     * @throws LeftOut if somebody unmapped it
     */
    boolean over(PartWork part, Optional<UUID> stagedIn, Function<List<KnownIdentity>, Guard> guards, Pulse pulse) {
        long done = 0;
        for (boolean live : new boolean[] {true, false}) {
            Optional<UUID> after = Optional.empty();
            do {
                Selection selection = new Selection(live, after, BATCH, stagedIn);
                Swept swept = work.inTenant(part.tenant(), () -> batch(part, selection, guards));
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

    private Swept batch(PartWork part, Selection selection, Function<List<KnownIdentity>, Guard> guards) {
        gate.check(part.caller());
        Basis basis = bases.lock(part.run(), part.entraTenantId()).orElseThrow(LeftOut::unmapped);
        if (!basis.fingerprint().equals(part.basis().fingerprint())) {
            return new Swept(true, Optional.empty(), 0);
        }
        List<KnownIdentity> batch = decisions.dirty(part.tenant(), part.entraTenantId(), selection);
        if (!batch.isEmpty()) {
            decider.decide(part.run(), basis.mapped(), basis.settings(), batch, guards.apply(batch));
        }
        return new Swept(
                false,
                batch.size() < selection.limit()
                        ? Optional.empty()
                        : Optional.of(batch.get(batch.size() - 1).identity().objectId()),
                batch.size());
    }

    private record Swept(boolean moved, Optional<UUID> last, int size) {}
}
