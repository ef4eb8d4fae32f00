package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingPreview.Candidate;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds everything that is wrong with a set of decisions, not only the first. */
final class DecisionCheck {
    private final MappingFacts facts;
    private final List<String> conflicts = new ArrayList<>();
    private final Set<UUID> seen = new HashSet<>();

    DecisionCheck(MappingFacts facts) {
        this.facts = facts;
    }

    List<String> conflicts(List<MappingDecision> decisions) {
        decisions.forEach(this::check);
        return conflicts;
    }

    /** What {@code CREATE_NEW} may double. */
    static List<String> warnings(MappingFacts facts, ClientIndex index, List<MappingDecision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.state() == MappingState.CREATE_NEW)
                .flatMap(decision -> facts.tenant(decision.entraTenantId()).stream())
                .flatMap(tenant -> warning(
                        tenant.found().name(), index.alike(tenant.found().name()))
                        .stream())
                .toList();
    }

    private static Optional<String> warning(String name, List<Candidate> alike) {
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        String clients = alike.stream()
                .map(candidate -> "'" + candidate.client().name() + "'")
                .collect(Collectors.joining(", "));
        return Optional.of("'" + name + "' is to become a new client, but there is already " + clients + ".");
    }

    private void check(MappingDecision decision) {
        Optional<ManagedTenant> tenant = facts.tenant(decision.entraTenantId());
        if (tenant.isEmpty()) {
            conflicts.add("There is no managed tenant " + decision.entraTenantId() + ".");
            return;
        }
        String name = "'" + tenant.get().found().name() + "'";
        if (!seen.add(decision.entraTenantId())) {
            conflicts.add(name + " is decided more than once.");
        }
        checkState(decision, name);
        checkClient(decision, name);
        checkPartner(decision, tenant.get(), name);
        checkEarlier(decision, tenant.get(), name);
    }

    private void checkState(MappingDecision decision, String name) {
        if (!decision.state().decided()) {
            conflicts.add(name + ": '" + decision.state().key() + "' is no decision.");
        }
    }

    private void checkClient(MappingDecision decision, String name) {
        boolean mapped = decision.state() == MappingState.MAPPED;
        if (mapped != decision.client().isPresent()) {
            conflicts.add(name + (mapped ? " is mapped without a client." : " names a client without being mapped."));
        }
        decision.client().ifPresent(client -> checkExists(client, name));
    }

    private void checkExists(ClientId id, String name) {
        Optional<Client> client = facts.client(id);
        if (client.isEmpty()) {
            conflicts.add(name + " is mapped to a client that does not exist: " + id + ".");
        } else if (client.get().inactive()) {
            conflicts.add(
                    name + " is mapped to the inactive client '" + client.get().name() + "'.");
        }
    }

    private void checkPartner(MappingDecision decision, ManagedTenant tenant, String name) {
        if (!tenant.found().partner()) {
            return;
        }
        if (decision.state() == MappingState.CREATE_NEW) {
            conflicts.add(name + " is your own tenant: no client is created for it.");
        } else if (decision.state() == MappingState.MAPPED && !decision.partnerToo()) {
            conflicts.add(name + " is your own tenant: mapping it needs the explicit switch.");
        }
    }

    /** Ending a mapping ends its links: that is what remapping is for. */
    private void checkEarlier(MappingDecision decision, ManagedTenant tenant, String name) {
        Optional<Mapping> earlier = facts.mapping(tenant).filter(mapping -> mapping.state() == MappingState.MAPPED);
        if (earlier.isPresent() && !earlier.get().client().equals(decision.client())) {
            conflicts.add(name + " is mapped already: remap it instead.");
        }
    }
}
