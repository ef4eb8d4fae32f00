package io.rollcall.benchmarks;

import io.rollcall.benchmarks.Product.Msp;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.sync.Bucket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs every case a few times and prints the medians as a table. */
public final class Benchmarks {
    private static final int USERS = Integer.getInteger("users", 20_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int CHANGED_EVERY = 100;

    private final Database database;
    private final Product product;
    private final Script script;
    private final Heap heap = new Heap();

    private Benchmarks(Database database, Product product) {
        this.database = database;
        this.product = product;
        this.script = new Script(database);
    }

    public static void main(String[] arguments) throws Exception {
        try (Database database = new Database();
                Product product = new Product(database.login())) {
            if (List.of(arguments).contains("fleet")) {
                new Fleet(database, product).print();
            } else {
                new Benchmarks(database, product).run();
            }
        }
    }

    private void run() throws SQLException {
        System.out.printf(
                Locale.ROOT,
                "One customer of %,d users, %d processors, medians of %d rounds after one to warm up.%n%n",
                USERS,
                Runtime.getRuntime().availableProcessors(),
                ROUNDS);
        System.out.printf(
                "%-12s %12s %12s %12s %12s %8s%n", "case", "contacts", "users/s", "script/s", "target", "ratio");
        round(0, new Timings(), new Timings(), new Timings());
        for (int contacts : new int[] {1_000, 200_000}) {
            Timings creating = new Timings();
            Timings unchanged = new Timings();
            Timings changed = new Timings();
            for (int i = 0; i < ROUNDS; i++) {
                round(contacts, creating, unchanged, changed);
            }
            creating.print("creating", contacts, USERS, ">= 35 %");
            unchanged.print("unchanged", contacts, USERS, ">= 35 %");
            changed.print("1 % changed", contacts, USERS, "");
        }
        printStatements();
        new LookingBack(database, product, USERS).print();
        System.out.printf(
                "%nHeap: %d MB live at most after a collection, of %d MB allowed.%n", heap.mostLive(), heap.allowed());
    }

    private void round(int contacts, Timings creating, Timings unchanged, Timings changed) throws SQLException {
        clear();
        Msp msp = product.newMsp();
        Msp other = product.newMsp();
        fill(msp, contacts);
        fill(other, contacts);
        Customer customer = new Customer(msp.customer(), USERS);
        database.printTop("making ready");
        double created = seconds(() -> expect(product.sync(msp, customer), Bucket.CREATED, USERS));
        database.printTop("creating");
        creating.add(created, script.writeAgain(msp, other));
        database.printTop("creating, script");
        double same = seconds(() -> expect(product.sync(msp, customer), Bucket.UNCHANGED, USERS));
        database.printTop("unchanged");
        unchanged.add(same, script.readAgain(msp));
        database.printTop("unchanged, script");
        customer.rename(CHANGED_EVERY);
        double renamed = seconds(() -> expect(product.sync(msp, customer), Bucket.UPDATED, USERS / CHANGED_EVERY));
        changed.add(renamed, script.changeAgain(msp));
        heap.look();
    }

    /** Whole runs of few and of many users; the difference is what further users cost. */
    private void printStatements() throws SQLException {
        long[] few = statements(200);
        long[] many = statements(USERS);
        double pages = (USERS - 200) / 999.0;
        System.out.printf("%n%-24s %12s %12s%n", "statements", "creating", "unchanged");
        System.out.printf("%-24s %12d %12d%n", "200 users, whole run", few[0], few[1]);
        System.out.printf(Locale.ROOT, "%,d users, whole run %8d %12d%n", USERS, many[0], many[1]);
        System.out.printf(
                Locale.ROOT,
                "%-24s %12.1f %12.1f   targets: <= 20, <= 8%n",
                "each further 999 users",
                (many[0] - few[0]) / pages,
                (many[1] - few[1]) / pages);
    }

    private long[] statements(int users) throws SQLException {
        clear();
        Msp msp = product.newMsp();
        Customer customer = new Customer(msp.customer(), users);
        return new long[] {
            product.statements.countOf(() -> product.sync(msp, customer)),
            product.statements.countOf(() -> product.sync(msp, customer))
        };
    }

    /** People who are there already, with addresses of their own. */
    private void fill(Msp msp, int contacts) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add(
                """
                insert into contacts (tenant, id, client_id, name, email)
                select '%s', gen_random_uuid(), '%s', 'Other ' || n, 'other' || n || '@example.com'
                from generate_series(1, %d) n"""
                        .formatted(msp.tenant(), msp.client(), contacts));
        statements.add("analyze contacts");
        database.execute(statements.toArray(String[]::new));
    }

    private void clear() throws SQLException {
        database.execute("truncate tenants cascade", "checkpoint");
    }

    private static void expect(Run run, Bucket bucket, long users) {
        if (run.counters().of(bucket) != users) {
            throw new IllegalStateException("expected " + users + " " + bucket + ", but " + run.counters());
        }
    }

    private static double seconds(Runnable steps) {
        long start = System.nanoTime();
        steps.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
