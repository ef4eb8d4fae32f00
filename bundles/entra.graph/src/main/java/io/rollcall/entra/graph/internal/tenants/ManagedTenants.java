package io.rollcall.entra.graph.internal.tenants;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.graph.internal.http.Graph;
import io.rollcall.entra.graph.internal.http.InParallel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The managed tenants in the order of their ids. Each page reads the cheap list of customers again and asks the
 * directories of its own part only: nothing has to be remembered between pages, and each tenant comes once.
 */
public final class ManagedTenants {
    private static final int FORMAT = 1;
    private static final int PER_PAGE = 200;

    private final Customers customers;
    private final Organizations organizations;
    private final InParallel parallel;

    public ManagedTenants(Graph graph, Organizations organizations, InParallel parallel, Clock clock) {
        this.customers = new Customers(graph, new Relationships(clock));
        this.organizations = organizations;
        this.parallel = parallel;
    }

    public TenantPage page(DirectoryConnection connection, UUID partner, Optional<Cursor> after) {
        SortedMap<UUID, Customer> all = customers.of(connection, partner);
        List<Customer> rest = after.map(cursor -> after(all, cursor)).orElseGet(() -> List.copyOf(all.values()));
        List<Customer> part = rest.subList(0, Math.min(PER_PAGE, rest.size()));
        List<FoundTenant> found = new ArrayList<>(parallel.map(part, customer -> probed(connection, customer)));
        if (part.size() < rest.size()) {
            return new TenantPage(found, Optional.of(cursor(part.get(part.size() - 1))));
        }
        found.add(partner(connection, partner));
        return new TenantPage(found, Optional.empty());
    }

    private static List<Customer> after(SortedMap<UUID, Customer> all, Cursor cursor) {
        if (cursor.type() != ConnectionType.DIRECT || cursor.format() != FORMAT) {
            throw new DirectoryFailure(
                    Kind.CURSOR_EXPIRED, "foreign_cursor", "The stored position is not of this provider.");
        }
        UUID last = UUID.fromString(cursor.value());
        return all.values().stream()
                .filter(customer -> customer.id().compareTo(last) > 0)
                .toList();
    }

    private static Cursor cursor(Customer last) {
        return new Cursor(ConnectionType.DIRECT, FORMAT, false, last.id().toString());
    }

    private FoundTenant probed(DirectoryConnection connection, Customer customer) {
        if (customer.access() == Access.NO_GDAP) {
            return customer.unreadable();
        }
        try {
            Organizations.Self self = organizations.read(connection, customer.id());
            return found(customer, self, false);
        } catch (DirectoryFailure failure) {
            return customer.unreadable(access(failure), failure.sentence());
        }
    }

    private FoundTenant partner(DirectoryConnection connection, UUID partner) {
        Organizations.Self self = organizations.read(connection, partner);
        Customer own = new Customer(partner, "", Optional.empty(), Access.GRANTED, Optional.empty());
        return found(own, self, true);
    }

    private static FoundTenant found(Customer customer, Organizations.Self self, boolean partner) {
        return new FoundTenant(
                customer.id(),
                self.name().isBlank() ? customer.name() : self.name(),
                self.defaultDomain().or(customer::domain),
                self.verifiedDomains(),
                OptionalInt.empty(),
                customer.access(),
                customer.gdapEnd(),
                partner,
                Optional.empty());
    }

    private static Access access(DirectoryFailure failure) {
        return switch (failure.kind()) {
            case CREDENTIAL -> throw failure;
            case CONSENT -> Access.UNCONSENTED;
            case ACCESS -> failure.code().matches("AADSTS(50020|50177)") ? Access.NO_GDAP : Access.UNHEALTHY;
            default -> Access.UNHEALTHY;
        };
    }
}
