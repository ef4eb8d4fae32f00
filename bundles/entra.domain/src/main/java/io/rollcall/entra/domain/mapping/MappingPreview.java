package io.rollcall.entra.domain.mapping;

import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.clients.Client;
import java.util.List;
import java.util.Locale;

/**
 * Suggestions for managed tenants, each tenant in exactly one list.
 *
 * @param autoMatched exactly one client has a domain that the tenant owns
 * @param candidates a person must choose; best first
 * @param unmatched nothing fits
 */
public record MappingPreview(List<Suggestion> autoMatched, List<Suggestion> candidates, List<ManagedTenant> unmatched) {

    public record Suggestion(ManagedTenant tenant, List<Candidate> candidates) {}

    /**
     * @param score 0 to 1; comparable within one reason
     * @param evidence the domain or the name that speaks for the client
     */
    public record Candidate(Client client, double score, Reason reason, String evidence) {}

    /** Why a client may be the one, strongest first. */
    public enum Reason {
        /** A domain that the tenant owns is the client's website. */
        EXACT_DOMAIN,
        /** A domain that the tenant owns is in an address of the client's billing or contacts. */
        SECONDARY_DOMAIN,
        /** The names are alike. */
        FUZZY_NAME;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
