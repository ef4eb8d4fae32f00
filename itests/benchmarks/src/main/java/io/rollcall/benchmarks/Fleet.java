package io.rollcall.benchmarks;

import io.rollcall.benchmarks.Product.Msp;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.sync.Bucket;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One run over many customers: what it needs in memory does not grow with them. Each directory is made when it is read. */
final class Fleet implements DirectoryProvider {
    private static final int CUSTOMERS = Integer.getInteger("customers", 1_000);
    private static final int PEOPLE = Integer.getInteger("people", 1_000);

    private final Database database;
    private final Product product;
    private final Heap heap = new Heap();

    Fleet(Database database, Product product) {
        this.database = database;
        this.product = product;
    }

    void print() throws SQLException {
        database.execute("truncate tenants cascade", "checkpoint");
        Msp msp = product.newMsp();
        product.addCustomers(
                msp, Stream.generate(UUID::randomUUID).limit(CUSTOMERS - 1).toList());
        print("first sync", msp, Bucket.CREATED);
        print("unchanged", msp, Bucket.UNCHANGED);
        System.out.printf(
                Locale.ROOT,
                "heap: %d MB live at most after a collection, of %d MB allowed%n",
                heap.mostLive(),
                heap.allowed());
    }

    private void print(String name, Msp msp, Bucket expected) {
        long start = System.nanoTime();
        Run run = product.sync(msp, this);
        double seconds = (System.nanoTime() - start) / 1e9;
        heap.look();
        if (run.counters().of(expected) != (long) CUSTOMERS * PEOPLE) {
            throw new IllegalStateException("expected all " + expected + ", but " + run.counters());
        }
        System.out.printf(
                Locale.ROOT, "%s of %,d customers with %,d people each: %.0f s%n", name, CUSTOMERS, PEOPLE, seconds);
    }

    @Override
    public UserPage users(DirectoryConnection connection, UUID entraTenantId, Optional<Cursor> position) {
        heap.look();
        return new Customer(entraTenantId, PEOPLE).users(connection, entraTenantId, position);
    }

    @Override
    public Set<String> verifiedDomains(DirectoryConnection connection, UUID entraTenantId) {
        return Set.of(Customer.domain(entraTenantId));
    }

    @Override
    public Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID asked, Collection<UUID> missing, Optional<UUID> witness) {
        return Set.of();
    }

    @Override
    public Set<UUID> members(DirectoryConnection connection, UUID asked, Collection<UUID> groupIds) {
        throw new UnsupportedOperationException("no groups are chosen");
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        return new TenantPage(List.of(), Optional.empty());
    }

    @Override
    public String version() {
        return "1.0.0";
    }
}
