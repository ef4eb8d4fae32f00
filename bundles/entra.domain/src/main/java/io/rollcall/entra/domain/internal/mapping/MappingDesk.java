package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.mapping.Mappings;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.entra.domain.text.CompanyNames;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suggests, stores and lists which client each managed tenant belongs to. */
@Component(service = {Mappings.class, MappingDesk.class})
public final class MappingDesk implements Mappings {
    private final Access access;
    private final UnitOfWork work;
    private final MappingStore store;
    private final ManagedTenantStore tenants;
    private final Clients clients;
    private final CompanyNames companyNames;
    private final DomainNames domainNames;
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
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.store = store;
        this.tenants = tenants;
        this.clients = clients;
        this.companyNames = companyNames;
        this.domainNames = domainNames;
        this.clock = clock;
    }

    @Override
    public MappingPreview preview(Caller caller) {
        TenantId tenant = access.reader(caller).tenant();
        MappingFacts facts = work.inTenant(tenant, () -> facts(tenant));
        return Suggestions.of(facts, index(facts));
    }

    @Override
    public Confirmed confirm(Caller caller, List<MappingDecision> decisions) {
        Caller.Person person = access.editor(caller);
        if (decisions.stream().anyMatch(decision -> decision.state() == MappingState.CREATE_NEW)) {
            access.require(person, Permission.CLIENT_CREATE);
        }
        return work.inTenant(person.tenant(), () -> store(person, decisions));
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
                DecisionCheck.warnings(facts, index(facts), decisions));
    }

    private MappingFacts facts(TenantId tenant) {
        return new MappingFacts(
                tenants.all(tenant), store.all(tenant), clients.all(tenant), clients.contactDomains(tenant));
    }

    private ClientIndex index(MappingFacts facts) {
        return new ClientIndex(facts, domainNames, companyNames);
    }
}
