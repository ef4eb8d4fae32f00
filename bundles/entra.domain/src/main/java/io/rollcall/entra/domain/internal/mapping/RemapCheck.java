package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds everything that stands in the way of taking managed tenants away from their clients. */
final class RemapCheck {
    private final MappingFacts facts;
    private final List<String> conflicts = new ArrayList<>();

    RemapCheck(MappingFacts facts) {
        this.facts = facts;
    }

    RemapCheck known(Collection<UUID> entraTenantIds) {
        entraTenantIds.stream()
                .filter(id -> facts.tenant(id).isEmpty())
                .sorted()
                .forEach(id -> conflicts.add("There is no managed tenant " + id + "."));
        return this;
    }

    /** @param partnerToo the MSP's own tenant may be mapped, too */
    RemapCheck to(UUID entraTenantId, ClientId target, boolean partnerToo) {
        Optional<Client> client = facts.client(target);
        if (client.isEmpty()) {
            conflicts.add("There is no client " + target + ".");
        } else if (client.get().inactive()) {
            conflicts.add("The client '" + client.get().name() + "' is inactive.");
        }
        Optional<ManagedTenant> tenant = facts.tenant(entraTenantId);
        tenant.flatMap(facts::mapping)
                .flatMap(Mapping::client)
                .filter(target::equals)
                .ifPresent(same -> conflicts.add("It is mapped to this client already."));
        if (!partnerToo && tenant.filter(t -> t.found().partner()).isPresent()) {
            conflicts.add("It is your own tenant: mapping it needs the explicit switch.");
        }
        return this;
    }

    void refuse() {
        if (!conflicts.isEmpty()) {
            throw new Problem.Conflict("Nothing was stored: see each conflict.", conflicts).refuse();
        }
    }
}
