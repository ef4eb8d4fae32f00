package io.rollcall.entra.graph.internal.tenants;

import com.microsoft.graph.contracts.ContractsRequestBuilder;
import com.microsoft.graph.models.Contract;
import com.microsoft.graph.tenantrelationships.delegatedadminrelationships.DelegatedAdminRelationshipsRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.http.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All customers of the partner, each once: GDAP relationships are the truth, reseller contracts add customers that are
 * known without access.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships">relationships</a>
 */
final class Customers {
    private static final int RELATIONSHIPS_PER_PAGE = 300;

    private final Graph graph;
    private final Relationships relationships;

    Customers(Graph graph, Relationships relationships) {
        this.graph = graph;
        this.relationships = relationships;
    }

    /** A part of a list and the link to its rest. */
    private record Part(List<Customer> customers, @Nullable String nextLink) {}

    SortedMap<UUID, Customer> of(DirectoryConnection connection, UUID partner) {
        SortedMap<UUID, Customer> customers = new TreeMap<>();
        for (Customer known : contracts(connection, partner)) {
            customers.merge(known.id(), known, Customer::with);
        }
        for (Customer related : whole(connection, partner, this::relationshipPart)) {
            customers.merge(related.id(), related, Customer::with);
        }
        customers.remove(partner);
        return customers;
    }

    private List<Customer> contracts(DirectoryConnection connection, UUID partner) {
        try {
            return whole(connection, partner, Customers::contractPart);
        } catch (DirectoryFailure failure) {
            if (failure.kind() == Kind.ACCESS) {
                return List.of(); // the app may read relationships without Directory.Read.All
            }
            throw failure;
        }
    }

    private List<Customer> whole(
            DirectoryConnection connection, UUID partner, BiFunction<RequestAdapter, Optional<String>, Part> read) {
        List<Customer> all = new ArrayList<>();
        Optional<String> link = Optional.empty();
        do {
            Optional<String> at = link;
            Part part = graph.ask(connection, partner, adapter -> read.apply(adapter, at));
            all.addAll(part.customers());
            link = Optional.ofNullable(part.nextLink()).map(graph::own);
            if (link.isPresent() && link.equals(at)) {
                throw new DirectoryFailure(
                        Kind.PROTOCOL,
                        "repeated_link",
                        "Microsoft Graph's list does not end; nothing is concluded from it.");
            }
        } while (link.isPresent());
        return all;
    }

    private Part relationshipPart(RequestAdapter adapter, Optional<String> link) {
        var builder = new DelegatedAdminRelationshipsRequestBuilder(new HashMap<>(), adapter);
        var page = link.map(next -> builder.withUrl(next).get())
                .orElseGet(() -> builder.get(ask -> ask.queryParameters.top = RELATIONSHIPS_PER_PAGE));
        List<Customer> customers = page.getValue().stream()
                .flatMap(row -> relationships.customer(row).stream())
                .toList();
        return new Part(customers, page.getOdataNextLink());
    }

    private static Part contractPart(RequestAdapter adapter, Optional<String> link) {
        var builder = new ContractsRequestBuilder(new HashMap<>(), adapter);
        var page = link.map(next -> builder.withUrl(next).get()).orElseGet(builder::get);
        List<Customer> customers =
                page.getValue().stream().flatMap(row -> customer(row).stream()).toList();
        return new Part(customers, page.getOdataNextLink());
    }

    private static Optional<Customer> customer(Contract contract) {
        return Optional.ofNullable(contract.getCustomerId())
                .map(id -> new Customer(
                        id,
                        Optional.ofNullable(contract.getDisplayName()).orElse(""),
                        Optional.ofNullable(contract.getDefaultDomainName()),
                        Access.NO_GDAP,
                        Optional.empty()));
    }
}
