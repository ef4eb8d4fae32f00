package io.rollcall.entra.domain.internal.explain;

import io.rollcall.entra.domain.explain.CountedIdentity;
import io.rollcall.entra.domain.explain.Explains;
import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.explain.Explanation.Guarding;
import io.rollcall.entra.domain.explain.HistoryStore;
import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.run.Bases;
import io.rollcall.entra.domain.internal.sync.Trace;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts together what is known of one identity and what a run would do with it now. */
@Component
public final class ExplainDesk implements Explains {
    private static final int HISTORY = 100;

    private final Access access;
    private final UnitOfWork work;
    private final Bases bases;
    private final DecisionStore decisions;
    private final MappingStore mappings;
    private final HistoryStore history;
    private final GuardStore guards;
    private final StagedStore staged;
    private final Trace trace;

    @Activate
    public ExplainDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference Bases bases,
            @Reference DecisionStore decisions,
            @Reference MappingStore mappings,
            @Reference HistoryStore history,
            @Reference GuardStore guards,
            @Reference StagedStore staged,
            @Reference Trace trace) {
        this.access = access;
        this.work = work;
        this.bases = bases;
        this.decisions = decisions;
        this.mappings = mappings;
        this.history = history;
        this.guards = guards;
        this.staged = staged;
        this.trace = trace;
    }

    @Override
    public Explanation identity(Caller caller, UUID entraTenantId, UUID objectId) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> explain(tenant, entraTenantId, objectId));
    }

    @Override
    public Page<CountedIdentity> identities(Caller caller, CountedIdentity.Filter filter, PageRequest page) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> history.identities(tenant, filter, page));
    }

    @Override
    public Explanation contact(Caller caller, ContactId contact) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> {
            HistoryStore.Behind behind = history.behind(tenant, contact).orElseThrow(() -> new Problem.NotFound(
                            "The contact " + contact
                                    + " was never linked to a person in a directory: nothing of it comes from Rollcall.")
                    .refuse());
            return explain(tenant, behind.entraTenantId(), behind.objectId());
        });
    }

    private Explanation explain(TenantId tenant, UUID entraTenantId, UUID objectId) {
        KnownIdentity known = decisions.one(tenant, entraTenantId, objectId).orElseThrow(() -> new Problem.NotFound(
                        "No read has seen the identity " + objectId + " in " + entraTenantId
                                + ": sync or preflight its tenant first.")
                .refuse());
        Optional<Mapping> mapping = mappings.all(tenant).stream()
                .filter(each -> each.entraTenantId().equals(entraTenantId))
                .findFirst();
        Optional<Trace.Traced> traced =
                bases.look(tenant, entraTenantId).map(now -> trace.of(tenant, now.mapped(), now.settings(), known));
        return new Explanation(
                entraTenantId,
                known.identity(),
                mapping.flatMap(Mapping::client),
                mapping.map(Mapping::onHold).orElse(false),
                traced.map(Trace.Traced::addresses).orElse(List.of()),
                traced.flatMap(Trace.Traced::exclusion),
                traced.map(Trace.Traced::candidates).orElse(List.of()),
                traced.map(Trace.Traced::outcome),
                new Guarding(
                        traced.map(Trace.Traced::kinds).orElse(Set.of()),
                        held(tenant, entraTenantId, objectId),
                        traced.map(Trace.Traced::flapping).orElse(false),
                        history.lastCounted(tenant, entraTenantId, objectId)),
                history.of(tenant, entraTenantId, objectId, HISTORY));
    }

    private boolean held(TenantId tenant, UUID entraTenantId, UUID objectId) {
        return guards.held(tenant).stream()
                .filter(set -> set.entraTenantId().equals(entraTenantId))
                .map(HeldSet::runId)
                .flatMap(run -> staged.staged(tenant, run, entraTenantId, List.of(objectId)).stream())
                .anyMatch(item -> item.bucket() == Bucket.HELD);
    }
}
