package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.domain.mapping.TenantLinks;
import io.rollcall.entra.domain.mapping.TenantLinks.Why;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remaps, unmaps and skips managed tenants. */
@Component
public final class RemapDesk implements Remaps {
    private final Access access;
    private final UnitOfWork work;
    private final MappingStore mappings;
    private final TenantLinks links;
    private final MappingDesk desk;
    private final RemapPlans plans;
    private final CreatedContacts created;
    private final Clock clock;

    @Activate
    public RemapDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference MappingStore mappings,
            @Reference TenantLinks links,
            @Reference MappingDesk desk,
            @Reference RemapPlans plans,
            @Reference CreatedContacts created,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.mappings = mappings;
        this.links = links;
        this.desk = desk;
        this.plans = plans;
        this.created = created;
        this.clock = clock;
    }

    @Override
    public Run preview(Caller caller, UUID entraTenantId, ClientId client, Optional<String> idempotencyKey) {
        Caller.Person person = access.editor(caller);
        return plans.start(person, entraTenantId, client, idempotencyKey, () -> {
            MappingFacts facts = desk.facts(person.tenant());
            new RemapCheck(facts)
                    .known(Set.of(entraTenantId))
                    .to(entraTenantId, client, true)
                    .refuse();
            if (current(facts, entraTenantId).isEmpty()) {
                throw new Problem.RuleRefused(
                                "It is not mapped to a client, so nothing would change hands: remap it without a plan.")
                        .refuse();
            }
        });
    }

    @Override
    public Remapped remap(Caller caller, Remap command) {
        Caller.Person person = access.editor(caller);
        return work.inTenant(person.tenant(), () -> remap(person, command));
    }

    @Override
    public Ended unmap(Caller caller, Set<UUID> entraTenantIds) {
        return end(caller, entraTenantIds, MappingState.UNMAPPED);
    }

    @Override
    public Ended skip(Caller caller, Set<UUID> entraTenantIds) {
        return end(caller, entraTenantIds, MappingState.SKIP_FOR_NOW);
    }

    private Remapped remap(Caller.Person person, Remap command) {
        TenantId tenant = person.tenant();
        UUID id = command.entraTenantId();
        mappings.lock(tenant);
        MappingFacts facts = desk.facts(tenant);
        new RemapCheck(facts)
                .known(Set.of(id))
                .to(id, command.client(), command.partnerToo())
                .refuse();
        if (!command.withoutPlan() && links.active(tenant, id) > 0) {
            plans.require(tenant, command);
        }
        Optional<ClientId> former = current(facts, id);
        decide(person, List.of(decision(command)));
        // after the decision: from then on no batch links anybody to the former client
        List<TenantLinks.Created> along =
                command.moveCreated() && former.isPresent() ? links.created(tenant, id, former.get()) : List.of();
        Ended ended = links.end(tenant, Set.of(id), Why.REMAPPED, person.name(), clock.instant());
        return along.isEmpty()
                ? new Remapped(ended, 0, Optional.empty())
                : created.move(person, id, former.get(), ended, along);
    }

    private Ended end(Caller caller, Set<UUID> entraTenantIds, MappingState state) {
        Caller.Person person = access.editor(caller);
        TenantId tenant = person.tenant();
        return work.inTenant(tenant, () -> {
            mappings.lock(tenant);
            new RemapCheck(desk.facts(tenant)).known(entraTenantIds).refuse();
            decide(
                    person,
                    entraTenantIds.stream()
                            .sorted()
                            .map(id -> new MappingDecision(id, state, Optional.empty(), false))
                            .toList());
            return links.end(tenant, entraTenantIds, Why.UNMAPPED, person.name(), clock.instant());
        });
    }

    private void decide(Caller.Person person, List<MappingDecision> decisions) {
        mappings.decide(person.tenant(), decisions, person.name(), clock.instant());
    }

    private static MappingDecision decision(Remap command) {
        return new MappingDecision(
                command.entraTenantId(), MappingState.MAPPED, Optional.of(command.client()), command.partnerToo());
    }

    private static Optional<ClientId> current(MappingFacts facts, UUID entraTenantId) {
        return facts.tenant(entraTenantId).flatMap(facts::mapping).flatMap(Mapping::client);
    }
}
