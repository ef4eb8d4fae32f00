package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.entra.domain.mapping.MappingPreview.Candidate;
import io.rollcall.entra.domain.mapping.MappingPreview.Reason;
import io.rollcall.entra.domain.mapping.MappingPreview.Suggestion;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import java.util.ArrayList;
import java.util.List;

/** Puts each undecided tenant where its candidates say. */
final class Suggestions {
    private final List<Suggestion> autoMatched = new ArrayList<>();
    private final List<Suggestion> candidates = new ArrayList<>();
    private final List<ManagedTenant> unmatched = new ArrayList<>();

    private Suggestions() {}

    static MappingPreview of(MappingFacts facts, ClientIndex index) {
        Suggestions suggestions = new Suggestions();
        facts.undecided().forEach(tenant -> suggestions.place(tenant, index.candidates(tenant)));
        return new MappingPreview(suggestions.autoMatched, suggestions.candidates, suggestions.unmatched);
    }

    /** Only one owner of a domain is sure enough; the MSP's own tenant never gets there, as its domains tell nothing. */
    private void place(ManagedTenant tenant, List<Candidate> found) {
        List<Candidate> exact = found.stream()
                .filter(candidate -> candidate.reason() == Reason.EXACT_DOMAIN)
                .toList();
        if (exact.size() == 1) {
            autoMatched.add(new Suggestion(tenant, exact));
        } else if (found.isEmpty()) {
            unmatched.add(tenant);
        } else {
            candidates.add(new Suggestion(tenant, found));
        }
    }
}
