package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.mapping.MappingPreview.Candidate;
import io.rollcall.entra.domain.mapping.MappingPreview.Reason;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.text.CompanyNames;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The active clients by everything that may tell them. Domains by hash, names by an inverted index: the cost grows with
 * what is alike, not with tenants times clients.
 */
final class ClientIndex {
    /** Measured: docs/adr/0004-names.md. */
    static final double ALIKE = 0.70;

    private static final int MOST_CANDIDATES = 5;
    private static final double CERTAIN = 1.0;
    private static final double LIKELY = 0.9;
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::reason)
            .thenComparing(Comparator.comparingDouble(Candidate::score).reversed())
            .thenComparing(candidate -> candidate.client().name());

    private final DomainNames domains;
    private final CompanyNames companyNames;
    private final Set<String> own;
    private final List<Client> clients;
    private final DomainOwners websites = new DomainOwners();
    private final DomainOwners aboveWebsites = new DomainOwners();
    private final DomainOwners secondary = new DomainOwners();
    private final NameIndex names;

    ClientIndex(MappingFacts facts, DomainNames domains, CompanyNames companyNames) {
        this.domains = domains;
        this.companyNames = companyNames;
        this.own = facts.ownDomains();
        this.clients = facts.activeClients();
        clients.forEach(client -> addDomains(client, facts.contactDomains(client.id())));
        this.names = new NameIndex(
                clients.stream()
                        .map(client -> companyNames.tokens(client.name()))
                        .toList(),
                facts.tenants().stream()
                        .map(tenant -> companyNames.tokens(tenant.found().name()))
                        .toList());
    }

    /** Best first; a client once, for its strongest reason. */
    List<Candidate> candidates(ManagedTenant tenant) {
        Map<ClientId, Candidate> found = new LinkedHashMap<>();
        Set<String> owned = telling(tenant.found());
        hits(owned, websites, Reason.EXACT_DOMAIN, CERTAIN)
                .forEach(hit -> found.putIfAbsent(hit.client().id(), hit));
        if (found.isEmpty()) {
            hits(owned, aboveWebsites, Reason.EXACT_DOMAIN, CERTAIN)
                    .forEach(hit -> found.putIfAbsent(hit.client().id(), hit));
        }
        hits(owned, secondary, Reason.SECONDARY_DOMAIN, LIKELY)
                .forEach(hit -> found.putIfAbsent(hit.client().id(), hit));
        alike(tenant.found().name())
                .forEach(hit -> found.putIfAbsent(hit.client().id(), hit));
        return found.values().stream().sorted(BEST_FIRST).limit(MOST_CANDIDATES).toList();
    }

    /** Clients whose name is like this one, best first. */
    List<Candidate> alike(String name) {
        return names.alike(companyNames.tokens(name), ALIKE).stream()
                .map(hit -> {
                    Client client = clients.get(hit.name());
                    return new Candidate(client, hit.score(), Reason.FUZZY_NAME, client.name());
                })
                .toList();
    }

    private static Stream<Candidate> hits(Set<String> owned, DomainOwners owners, Reason reason, double score) {
        return owned.stream()
                .flatMap(domain ->
                        owners.of(domain).map(client -> new Candidate(client, score, reason, domain)).stream());
    }

    /** The tenant's own domains, without those that tell nothing. In order, so that the evidence shown is always the same. */
    private Set<String> telling(FoundTenant tenant) {
        Set<String> telling = new TreeSet<>(tenant.verifiedDomains());
        tenant.primaryDomain().ifPresent(telling::add);
        telling.removeIf(domain -> own.contains(domain) || domains.shared(domain));
        return telling;
    }

    private void addDomains(Client client, Set<String> contactDomains) {
        Optional<String> website = client.website().flatMap(domains::host).map(ClientIndex::withoutWww);
        website.ifPresent(host -> websites.add(host, client));
        Set<String> further = new HashSet<>(contactDomains);
        client.billingEmail().flatMap(domains::host).ifPresent(further::add);
        website.ifPresent(further::add);
        website.flatMap(domains::registrable).ifPresent(domain -> {
            // The domain of shop.example.com; example.com itself comes first, where another client has it.
            aboveWebsites.add(domain, client);
            further.add(domain);
        });
        further.forEach(domain -> secondary.add(domain, client));
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }
}
