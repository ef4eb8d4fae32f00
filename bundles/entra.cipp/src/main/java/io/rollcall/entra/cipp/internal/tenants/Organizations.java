package io.rollcall.entra.cipp.internal.tenants;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.rollcall.entra.cipp.internal.http.GraphRequest;
import io.rollcall.entra.cipp.internal.http.Row;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A tenant's own view of itself. ListDomains would not say which of the domains are verified. */
public final class Organizations {
    private final GraphRequest graph;

    public Organizations(GraphRequest graph) {
        this.graph = graph;
    }

    /** A tenant's name for itself and the domains that it has proved to own, in lower case. */
    public record Self(String name, Set<String> verifiedDomains) {}

    public Self read(DirectoryConnection connection, UUID entraTenantId) {
        return graph.ask(connection, entraTenantId, "organization", Map.of()).rows().stream()
                .filter(row -> row.text("id")
                        .map(entraTenantId.toString()::equalsIgnoreCase)
                        .orElse(false))
                .findFirst()
                .map(Organizations::self)
                .orElseThrow(() -> new DirectoryFailure(
                        Kind.PROTOCOL,
                        "no_organization",
                        "CIPP did not tell this customer's organization; nothing is taken from its answer."));
    }

    private static Self self(Row row) {
        Set<String> domains = Row.list(row.node("verifiedDomains").orElse(MissingNode.getInstance())).stream()
                .flatMap(domain -> domain.text("name").stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new Self(row.text("displayName").orElse(""), domains);
    }
}
