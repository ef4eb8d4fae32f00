package io.rollcall.entra.rest.internal.mapping;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Mappings;
import io.rollcall.entra.rest.internal.tenants.TenantView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mappings with the counts of all by state. */
public record MappingsView(List<RowView> rows, Map<MappingState, Integer> counts) {
    /** @param state only these */
    static MappingsView of(Mappings.Listing listing, Optional<MappingState> state) {
        return new MappingsView(
                listing.rows().stream()
                        .filter(row -> state.isEmpty() || state.get() == row.state())
                        .map(RowView::of)
                        .toList(),
                listing.counts());
    }

    /** One managed tenant's mapping. */
    public record RowView(
            TenantView tenant,
            MappingState state,
            Optional<PreviewView.ClientView> client,
            boolean onHold,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt) {
        static RowView of(Mappings.Row row) {
            return new RowView(
                    TenantView.of(row.tenant()),
                    row.state(),
                    row.client().map(PreviewView.ClientView::of),
                    row.mapping().map(Mapping::onHold).orElse(false),
                    row.mapping().map(Mapping::decidedBy),
                    row.mapping().map(Mapping::decidedAt));
        }
    }
}
