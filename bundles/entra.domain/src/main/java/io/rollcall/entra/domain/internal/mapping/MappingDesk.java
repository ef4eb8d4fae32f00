package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.mapping.Mappings;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.entra.domain.text.CompanyNames;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suggests, stores and lists which client each managed tenant belongs to. */
@Component(service = {Mappings.class, MappingDesk.class})
public final class MappingDesk implements Mappings {
    private static final String NOT_STARTED = "The mappings are stored, but the sync was not started: ";

    private final Access access;
    private final UnitOfWork work;
    private final MappingStore store;
    private final ManagedTenantStore tenants;
    private final Clients clients;
    private final CompanyNames companyNames;
    private final DomainNames domainNames;
    private final ConnectionStore connections;
    private final RunLauncher launcher;
    private final Clock clock;

    @Activate
    public MappingDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference MappingStore store,
            @Reference ManagedTenantStore tenants,
            @Reference Clients clients,
            @Reference CompanyNames companyNames,
            @Reference DomainNames domainNames,
            @Reference ConnectionStore connections,
            @Reference RunLauncher launcher,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.store = store;
        this.tenants = tenants;
        this.clients = clients;
        this.companyNames = companyNames;
        this.domainNames = domainNames;
        this.connections = connections;
        this.launcher = launcher;
        this.clock = clock;
    }

    @Override
    public MappingPreview preview(Caller caller) {
        TenantId tenant = access.reader(caller).tenant();
        MappingFacts facts = work.inTenant(tenant, () -> facts(tenant));
        return Suggestions.of(facts, index(facts));
    }

    @Override
    public Confirmed confirm(Caller caller, List<MappingDecision> decisions, boolean startInitialSync) {
        Caller.Person person = access.editor(caller);
        if (decisions.stream().anyMatch(decision -> decision.state() == MappingState.CREATE_NEW)) {
            access.require(person, Permission.CLIENT_CREATE);
        }
        return startInitialSync
                ? storeAndStart(person, decisions)
                : work.inTenant(person.tenant(), () -> store(person, decisions));
    }

    @Override
    public Listing list(Caller caller) {
        return list(access.reader(caller).tenant());
    }

    /** The same for those who were admitted already. */
    public Listing list(TenantId tenant) {
        MappingFacts facts = work.inTenant(tenant, () -> facts(tenant));
        return Listings.of(facts, this::index);
    }

    /** Both in the transaction that records the run. */
    private Confirmed storeAndStart(Caller.Person person, List<MappingDecision> decisions) {
        AtomicReference<@Nullable Confirmed> stored = new AtomicReference<>();
        StartRun initial = new StartRun(RunKind.INITIAL, Optional.empty(), RunInput.NONE, Optional.empty());
        try {
            Run run = launcher.launch(person, initial, () -> {
                requireConnection(person.tenant());
                stored.set(store(person, decisions));
            });
            return Objects.requireNonNull(stored.get()).with(Optional.of(run));
        } catch (Refused e) {
            return Optional.ofNullable(stored.get()).orElseThrow(() -> e).warned(NOT_STARTED + e.getMessage());
        }
    }

    private void requireConnection(TenantId tenant) {
        if (connections.active(tenant).isEmpty()) {
            throw new Problem.RuleRefused("There is no connection to Microsoft: connect first.").refuse();
        }
    }

    private Confirmed store(Caller.Person person, List<MappingDecision> decisions) {
        TenantId tenant = person.tenant();
        store.lock(tenant);
        MappingFacts facts = facts(tenant);
        List<String> conflicts = new DecisionCheck(facts).conflicts(decisions);
        if (!conflicts.isEmpty()) {
            throw new Problem.Conflict(
                            "Nothing was stored: the decisions contradict each other or what is there.", conflicts)
                    .refuse();
        }
        store.decide(tenant, decisions, person.name(), clock.instant());
        return new Confirmed(
                Listings.of(facts(tenant), this::index).counts(),
                DecisionCheck.warnings(facts, index(facts), decisions),
                Optional.empty());
    }

    MappingFacts facts(TenantId tenant) {
        return new MappingFacts(
                tenants.all(tenant), store.all(tenant), clients.all(tenant), clients.contactDomains(tenant));
    }

    private ClientIndex index(MappingFacts facts) {
        return new ClientIndex(facts, domainNames, companyNames);
    }
}
