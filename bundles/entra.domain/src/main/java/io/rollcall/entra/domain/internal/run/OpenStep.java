package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.MappingStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens a run: which managed tenants take part, which are skipped and why, and the clients to provision. */
@Component(service = OpenStep.class)
public final class OpenStep {
    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final ManagedTenantStore tenants;
    private final MappingStore mappings;
    private final Clients clients;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public OpenStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference ManagedTenantStore tenants,
            @Reference MappingStore mappings,
            @Reference Clients clients,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.tenants = tenants;
        this.mappings = mappings;
        this.clients = clients;
        this.ids = ids;
        this.clock = clock;
    }

    List<UUID> open(Caller.System caller) {
        return work.inTenant(caller.tenant(), () -> {
            gate.check(caller);
            mappings.lock(caller.tenant());
            Run run = runs.find(caller.tenant(), caller.runId()).orElseThrow();
            if (run.startedAt().isEmpty()) {
                runs.open(caller.tenant(), run.id(), parts(run), clock.instant());
            }
            return runs.parts(caller.tenant(), run.id()).stream()
                    .filter(part -> part.status().open())
                    .map(RunPart::entraTenantId)
                    .toList();
        });
    }

    private List<RunStore.NewPart> parts(Run run) {
        return switch (run.kind()) {
            case DISCOVERY -> List.of();
            case APPLY, UNDO -> ofSource(run);
            default -> ofMappings(run);
        };
    }

    /** An apply or undo takes in the managed tenants that took part in what it is about; only an undo those on hold. */
    private List<RunStore.NewPart> ofSource(Run run) {
        Set<UUID> onHold = run.kind() == RunKind.UNDO ? Set.of() : onHold(run);
        return runs.parts(run.tenant(), run.input().source().orElseThrow()).stream()
                .filter(OpenStep::tookPart)
                .filter(part -> run.input().takes(part.entraTenantId()))
                .map(part -> new RunStore.NewPart(
                        part.entraTenantId(),
                        part.client(),
                        Optional.of(Skip.ON_HOLD).filter(why -> onHold.contains(part.entraTenantId()))))
                .toList();
    }

    /** Also if it was unmapped or put on hold while the run was under way. */
    private static boolean tookPart(RunPart part) {
        return part.status() != RunStatus.SKIPPED || !part.counters().buckets().isEmpty();
    }

    private Set<UUID> onHold(Run run) {
        return mappings.all(run.tenant()).stream()
                .filter(Mapping::onHold)
                .map(Mapping::entraTenantId)
                .collect(Collectors.toSet());
    }

    private List<RunStore.NewPart> ofMappings(Run run) {
        Map<UUID, Mapping> decided = mappings.all(run.tenant()).stream()
                .collect(Collectors.toMap(Mapping::entraTenantId, Function.identity()));
        return tenants.all(run.tenant()).stream()
                .flatMap(tenant ->
                        part(
                                run,
                                tenant,
                                Optional.ofNullable(decided.get(tenant.found().entraTenantId())))
                                .stream())
                .toList();
    }

    private Optional<RunStore.NewPart> part(Run run, ManagedTenant tenant, Optional<Mapping> mapping) {
        Optional<ClientId> client = mapping.flatMap(Mapping::client);
        if (!concerned(run, tenant, client)) {
            return Optional.empty();
        }
        UUID entraTenantId = tenant.found().entraTenantId();
        boolean toCreate =
                mapping.filter(m -> m.state() == MappingState.CREATE_NEW).isPresent();
        Optional<RunSteps.PartFailure> skip = Skip.why(tenant, mapping, run);
        if (toCreate && skip.isEmpty()) {
            client = Optional.of(provision(run, tenant));
        }
        return Optional.of(new RunStore.NewPart(entraTenantId, client, skip));
    }

    private static boolean concerned(Run run, ManagedTenant tenant, Optional<ClientId> client) {
        return run.input().takes(tenant.found().entraTenantId())
                && (run.client().isEmpty() || run.client().equals(client) || run.previewsRemap());
    }

    private ClientId provision(Run run, ManagedTenant tenant) {
        ClientId id = new ClientId(ids.next());
        clients.create(
                run.tenant(),
                new Client(
                        id,
                        tenant.found().name(),
                        tenant.found().primaryDomain(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
        mappings.provisioned(run.tenant(), tenant.found().entraTenantId(), id, clock.instant());
        return id;
    }
}
