package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Mappings.Listing;
import io.rollcall.entra.domain.mapping.Mappings.Row;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists managed tenants with their state. */
final class Listings {
    private Listings() {}

    /** @param indexing costs something, and is not needed once everything is decided */
    static Listing of(MappingFacts facts, Function<MappingFacts, ClientIndex> indexing) {
        Set<ManagedTenant> candidates = withCandidates(facts, indexing);
        List<Row> rows = facts.tenants().stream()
                .filter(tenant ->
                        tenant.lostAt().isEmpty() || facts.mapping(tenant).isPresent())
                .map(tenant -> row(facts, candidates, tenant))
                .toList();
        return new Listing(rows, counts(rows));
    }

    private static Set<ManagedTenant> withCandidates(MappingFacts facts, Function<MappingFacts, ClientIndex> indexing) {
        List<ManagedTenant> undecided = facts.undecided();
        if (undecided.isEmpty()) {
            return Set.of();
        }
        ClientIndex index = indexing.apply(facts);
        return undecided.stream()
                .filter(tenant -> !index.candidates(tenant).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Row row(MappingFacts facts, Set<ManagedTenant> candidates, ManagedTenant tenant) {
        Optional<Mapping> mapping = facts.mapping(tenant);
        MappingState undecided = candidates.contains(tenant) ? MappingState.NEEDS_REVIEW : MappingState.UNMAPPED;
        return new Row(
                tenant,
                mapping.map(Mapping::state).orElse(undecided),
                mapping,
                mapping.flatMap(Mapping::client).flatMap(facts::client));
    }

    private static Map<MappingState, Integer> counts(List<Row> rows) {
        Map<MappingState, Integer> counts = new EnumMap<>(MappingState.class);
        for (MappingState state : MappingState.values()) {
            counts.put(state, 0);
        }
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return counts;
    }
}
