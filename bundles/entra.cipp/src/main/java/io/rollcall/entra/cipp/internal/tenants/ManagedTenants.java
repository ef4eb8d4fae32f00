package io.rollcall.entra.cipp.internal.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.cipp.internal.http.Cipp;
import io.rollcall.entra.cipp.internal.http.CippSettings;
import io.rollcall.entra.cipp.internal.http.Row;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.TenantPage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * ListTenants, in the order of the tenants' ids. Each page reads CIPP's own list again, one call, and asks the tenants
 * of its part for their verified domains: nothing has to be remembered between pages.
 */
public final class ManagedTenants {
    private static final int FORMAT = 1;
    private static final int PER_PAGE = 40;

    private final Cipp cipp;
    private final Organizations organizations;
    private final TwoAtOnce parallel;
    private final Clock clock;

    public ManagedTenants(Cipp cipp, Organizations organizations, TwoAtOnce parallel, Clock clock) {
        this.cipp = cipp;
        this.organizations = organizations;
        this.parallel = parallel;
        this.clock = clock;
    }

    public TenantPage page(DirectoryConnection connection, Optional<Cursor> after) {
        SortedMap<UUID, ListedTenant> all = listed(connection);
        List<ListedTenant> rest = after.map(cursor -> after(all, cursor)).orElseGet(() -> List.copyOf(all.values()));
        List<ListedTenant> part = rest.subList(0, Math.min(PER_PAGE, rest.size()));
        List<FoundTenant> found = parallel.map(part, tenant -> probed(connection, tenant));
        return new TenantPage(
                found, part.size() < rest.size() ? Optional.of(cursor(part.get(part.size() - 1))) : Optional.empty());
    }

    private SortedMap<UUID, ListedTenant> listed(DirectoryConnection connection) {
        UUID partner = CippSettings.of(connection).partnerTenantId();
        JsonNode answer = cipp.get(connection, "ListTenants", Map.of());
        require(answer.isArray());
        List<Row> rows = Row.list(answer);
        SortedMap<UUID, ListedTenant> tenants = new TreeMap<>();
        for (Row row : rows) {
            require(row.has("customerId") && !row.has("Results"));
            ListedTenant.of(row, partner).ifPresent(tenant -> tenants.put(tenant.id(), tenant));
        }
        require(!tenants.isEmpty()); // the partner itself is always listed
        return tenants;
    }

    private static List<ListedTenant> after(SortedMap<UUID, ListedTenant> all, Cursor cursor) {
        if (cursor.type() != ConnectionType.CIPP || cursor.format() != FORMAT) {
            throw new DirectoryFailure(
                    Kind.CURSOR_EXPIRED, "foreign_cursor", "The stored position is not of this provider.");
        }
        UUID last = UUID.fromString(cursor.value());
        return all.values().stream()
                .filter(tenant -> tenant.id().compareTo(last) > 0)
                .toList();
    }

    private static Cursor cursor(ListedTenant last) {
        return new Cursor(ConnectionType.CIPP, FORMAT, false, last.id().toString());
    }

    private FoundTenant probed(DirectoryConnection connection, ListedTenant tenant) {
        if (tenant.excluded()) {
            return tenant.excludedByProvider();
        }
        try {
            return tenant.readable(organizations.read(connection, tenant.id()), clock.instant());
        } catch (DirectoryFailure failure) {
            return tenant.unreadable(failure, clock.instant());
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    "list_tenants",
                    "CIPP could not list its tenants: run CIPP's permission check. Nothing is concluded from its answer.");
        }
    }
}
