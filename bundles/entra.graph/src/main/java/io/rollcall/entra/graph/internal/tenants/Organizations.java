package io.rollcall.entra.graph.internal.tenants;

import com.microsoft.graph.models.Organization;
import com.microsoft.graph.models.VerifiedDomain;
import com.microsoft.graph.organization.OrganizationRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.http.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant's own view of itself, with its verified domains. */
public final class Organizations {
    private final Graph graph;

    public Organizations(Graph graph) {
        this.graph = graph;
    }

    /** @param defaultDomain the one that new accounts get */
    public record Self(String name, Optional<String> defaultDomain, Set<String> verifiedDomains) {}

    public Self read(DirectoryConnection connection, UUID entraTenantId) {
        return graph.ask(connection, entraTenantId, Organizations::answered).stream()
                .filter(found -> entraTenantId.toString().equalsIgnoreCase(found.getId()))
                .findFirst()
                .map(Organizations::self)
                .orElseThrow(() -> new DirectoryFailure(
                        Kind.PROTOCOL,
                        "other_tenant",
                        "Microsoft Graph answered for another tenant than was asked for; nothing is taken from it."));
    }

    private static List<Organization> answered(RequestAdapter adapter) {
        return new OrganizationRequestBuilder(new HashMap<>(), adapter)
                .get(ask -> ask.queryParameters.select = new String[] {"id", "displayName", "verifiedDomains"})
                .getValue();
    }

    private static Self self(Organization found) {
        List<VerifiedDomain> domains =
                Optional.ofNullable(found.getVerifiedDomains()).orElse(List.of());
        return new Self(
                Optional.ofNullable(found.getDisplayName()).orElse(""),
                names(domains.stream().filter(domain -> Boolean.TRUE.equals(domain.getIsDefault())))
                        .findFirst(),
                names(domains.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> names(Stream<VerifiedDomain> domains) {
        return domains.flatMap(domain -> Optional.ofNullable(domain.getName()).stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }
}
