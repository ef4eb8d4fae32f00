package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.internal.sync.Guard.Verdict;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what one batch needs, lets {@link SyncDecider} decide, and writes or stages each decision as the guard says. */
@Component(service = BatchDecider.class)
public final class BatchDecider {
    private static final String MOVED = "moved";

    private final Contacts contacts;
    private final DecisionStore store;
    private final StagedStore staged;
    private final Neighbourhood neighbourhood;
    private final Ids ids;
    private final SyncDecider decider;

    @Activate
    public BatchDecider(
            @Reference Contacts contacts,
            @Reference DecisionStore store,
            @Reference StagedStore staged,
            @Reference Neighbourhood neighbourhood,
            @Reference PhoneNumbers numbers,
            @Reference Patterns patterns,
            @Reference Ids ids) {
        this.contacts = contacts;
        this.store = store;
        this.staged = staged;
        this.neighbourhood = neighbourhood;
        this.ids = ids;
        this.decider = new SyncDecider(numbers, patterns, ids);
    }

    /** Inside the unit of work that holds the mapping's lock. */
    public void decide(Run run, MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch, Guard guard) {
        if (run.kind() == RunKind.PREFLIGHT) {
            preview(run, mapped, settings, batch, guard);
        } else {
            write(run, mapped, settings, batch, guard);
        }
    }

    private void preview(Run run, MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch, Guard guard) {
        List<KnownIdentity> seen = neighbourhood.asPreviewed(run, batch);
        Surroundings around = neighbourhood.around(run.tenant(), Optional.of(run.id()), mapped, settings, seen);
        List<Decision> decisions = decider.decide(mapped, settings, seen, around);
        staged.stage(
                run.tenant(),
                run.id(),
                decisions.stream()
                        .filter(decision -> decision.bucket() != Bucket.UNCHANGED)
                        .map(decision -> previewed(mapped.entraTenantId(), decision, guard))
                        .toList());
        staged.count(
                run.tenant(),
                run.id(),
                mapped.entraTenantId(),
                new BatchOutcome(mapped.entraTenantId(), decisions).counters());
    }

    /** What the breaker does not judge is no guarded change. */
    private static PreviewedIdentity previewed(UUID entraTenantId, Decision decision, Guard guard) {
        PreviewedIdentity shown = Previews.of(entraTenantId, decision);
        return guard.judge(decision) == Verdict.WAIT ? shown : shown.unguarded();
    }

    private void write(Run run, MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch, Guard guard) {
        Surroundings around = neighbourhood.around(run.tenant(), Optional.empty(), mapped, settings, batch);
        List<Decision> written = new ArrayList<>();
        List<PreviewedIdentity> shown = new ArrayList<>();
        List<UUID> concluded = new ArrayList<>();
        for (Decision decision : decider.decide(mapped, settings, batch, around)) {
            Verdict verdict = guard.judge(decision);
            UUID tenant = mapped.entraTenantId();
            switch (verdict) {
                case WRITE -> {
                    written.add(decision);
                    concluded.add(decision.known().identity().objectId());
                }
                case WAIT -> shown.add(Previews.of(tenant, decision));
                case HOLD -> {
                    Decision held = held(decision, mapped, settings, around);
                    written.add(held);
                    shown.add(Previews.as(tenant, decision, Bucket.HELD, held.reason()));
                }
                case LEAVE_OUT -> {
                    written.add(Decision.because(decision.known(), Bucket.FAILED, "apply", MOVED));
                    shown.add(Previews.as(tenant, decision, Bucket.FAILED, Optional.of(MOVED)));
                }
            }
        }
        write(run, mapped, new BatchOutcome(mapped.entraTenantId(), written));
        staged.stage(run.tenant(), run.id(), shown);
        staged.drop(run.tenant(), run.id(), mapped.entraTenantId(), concluded);
    }

    /** Of somebody whose change of address is held, the rest is written. */
    private Decision held(Decision decision, MappedTenant mapped, SyncSettings settings, Surroundings around) {
        if (!decision.kinds().equals(Set.of(GuardedKind.EMAIL_REWRITE))) {
            return decision.held();
        }
        Set<Field> others = new HashSet<>(settings.overwrite());
        others.remove(Field.EMAIL);
        return decider.decide(mapped, settings.overwriting(others), List.of(decision.known()), around)
                .get(0)
                .heldBesides(decision);
    }

    private void write(Run run, MappedTenant mapped, BatchOutcome outcome) {
        TenantId tenant = run.tenant();
        if (outcome.decisions().isEmpty()) {
            return;
        }
        if (!outcome.newContacts().isEmpty()) {
            contacts.create(tenant, outcome.newContacts());
        }
        Set<ContactId> moved = outcome.edits().isEmpty() ? Set.of() : contacts.edit(tenant, outcome.edits());
        store.write(tenant, run.id(), mapped, outcome.without(moved).writes(ids));
    }
}
