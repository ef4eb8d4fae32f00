package io.rollcall.entra.rest.internal.mapping;

import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.entra.rest.internal.tenants.TenantView;
import io.rollcall.host.api.clients.Client;
import java.util.List;
import java.util.UUID;

/** The suggested mappings as they are shown. */
public record PreviewView(
        List<SuggestionView> autoMatched, List<SuggestionView> candidates, List<TenantView> unmatched) {
    static PreviewView of(MappingPreview preview) {
        return new PreviewView(
                preview.autoMatched().stream().map(SuggestionView::of).toList(),
                preview.candidates().stream().map(SuggestionView::of).toList(),
                preview.unmatched().stream().map(TenantView::of).toList());
    }

    public record SuggestionView(TenantView tenant, List<CandidateView> candidates) {
        static SuggestionView of(MappingPreview.Suggestion suggestion) {
            return new SuggestionView(
                    TenantView.of(suggestion.tenant()),
                    suggestion.candidates().stream().map(CandidateView::of).toList());
        }
    }

    public record CandidateView(ClientView client, double score, String reason, String evidence) {
        static CandidateView of(MappingPreview.Candidate candidate) {
            return new CandidateView(
                    ClientView.of(candidate.client()),
                    candidate.score(),
                    candidate.reason().key(),
                    candidate.evidence());
        }
    }

    public record ClientView(UUID id, String name) {
        static ClientView of(Client client) {
            return new ClientView(client.id().value(), client.name());
        }
    }
}
