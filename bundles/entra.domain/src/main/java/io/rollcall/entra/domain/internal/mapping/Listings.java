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

/** Lists managed tenants with their state. */
final class Listings {
    private Listings() {}

    static Listing of(MappingFacts facts, ClientIndex index) {
        List<Row> rows = facts.tenants().stream()
                .filter(tenant ->
                        tenant.lostAt().isEmpty() || facts.mapping(tenant).isPresent())
                .map(tenant -> row(facts, index, tenant))
                .toList();
        return new Listing(rows, counts(rows));
    }

    private static Row row(MappingFacts facts, ClientIndex index, ManagedTenant tenant) {
        Optional<Mapping> mapping = facts.mapping(tenant);
        MappingState state = mapping.map(Mapping::state).orElseGet(() -> undecided(index, tenant));
        return new Row(tenant, state, mapping, mapping.flatMap(Mapping::client).flatMap(facts::client));
    }

    private static MappingState undecided(ClientIndex index, ManagedTenant tenant) {
        return index.candidates(tenant).isEmpty() ? MappingState.UNMAPPED : MappingState.NEEDS_REVIEW;
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
