package io.rollcall.entra.graph.internal.tenants;

import com.microsoft.graph.contracts.ContractsRequestBuilder;
import com.microsoft.graph.models.Contract;
import com.microsoft.graph.models.ContractCollectionResponse;
import com.microsoft.graph.models.DelegatedAdminRelationship;
import com.microsoft.graph.models.DelegatedAdminRelationshipCollectionResponse;
import com.microsoft.graph.tenantrelationships.delegatedadminrelationships.DelegatedAdminRelationshipsRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.http.Graph;
import java.util.HashMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All customers of the partner, each once: GDAP relationships are the truth, reseller contracts add customers that are
 * known without access.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships">relationships</a>
 */
final class Customers {
    private static final int RELATIONSHIPS_PER_PAGE = 300;
    private static final int CONTRACTS_PER_PAGE = 999;

    private final Graph graph;
    private final Relationships relationships;

    Customers(Graph graph, Relationships relationships) {
        this.graph = graph;
        this.relationships = relationships;
    }

    SortedMap<UUID, Customer> of(DirectoryConnection connection, UUID partner) {
        SortedMap<UUID, Customer> customers = new TreeMap<>();
        readContracts(connection, partner, customers);
        readRelationships(connection, partner, customers);
        customers.remove(partner);
        return customers;
    }

    private void readRelationships(DirectoryConnection connection, UUID partner, SortedMap<UUID, Customer> customers) {
        Optional<String> link = Optional.empty();
        do {
            Optional<String> at = link;
            DelegatedAdminRelationshipCollectionResponse page =
                    graph.ask(connection, partner, adapter -> relationshipPage(adapter, at));
            for (DelegatedAdminRelationship row : page.getValue()) {
                relationships.customer(row).ifPresent(found -> customers.merge(found.id(), found, Customer::with));
            }
            link = next(page.getOdataNextLink(), at);
        } while (link.isPresent());
    }

    private void readContracts(DirectoryConnection connection, UUID partner, SortedMap<UUID, Customer> customers) {
        Optional<String> link = Optional.empty();
        do {
            Optional<String> at = link;
            ContractCollectionResponse page;
            try {
                page = graph.ask(connection, partner, adapter -> contractPage(adapter, at));
            } catch (DirectoryFailure failure) {
                if (failure.kind() == Kind.ACCESS) {
                    return; // the app may read relationships without Directory.Read.All
                }
                throw failure;
            }
            page.getValue().forEach(contract -> customer(contract)
                    .ifPresent(found -> customers.merge(found.id(), found, Customer::with)));
            link = next(page.getOdataNextLink(), at);
        } while (link.isPresent());
    }

    private static DelegatedAdminRelationshipCollectionResponse relationshipPage(
            RequestAdapter adapter, Optional<String> link) {
        var builder = new DelegatedAdminRelationshipsRequestBuilder(new HashMap<>(), adapter);
        return link.map(next -> builder.withUrl(next).get())
                .orElseGet(() -> builder.get(ask -> ask.queryParameters.top = RELATIONSHIPS_PER_PAGE));
    }

    private static ContractCollectionResponse contractPage(RequestAdapter adapter, Optional<String> link) {
        var builder = new ContractsRequestBuilder(new HashMap<>(), adapter);
        return link.map(next -> builder.withUrl(next).get())
                .orElseGet(() -> builder.get(ask -> ask.queryParameters.top = CONTRACTS_PER_PAGE));
    }

    private Optional<String> next(@Nullable String link, Optional<String> asked) {
        Optional<String> next = Optional.ofNullable(link).map(graph::own);
        if (next.isPresent() && next.equals(asked)) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    "repeated_link",
                    "Microsoft Graph's list does not end; nothing is concluded from it.");
        }
        return next;
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
