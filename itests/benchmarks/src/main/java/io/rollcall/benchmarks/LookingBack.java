package io.rollcall.benchmarks;

import io.rollcall.benchmarks.Product.Msp;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.sync.Bucket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explaining one person among many, and taking a whole first sync back. */
final class LookingBack {
    private static final int EXPLAINED = 200;

    private final Database database;
    private final Product product;
    private final int users;

    LookingBack(Database database, Product product, int users) {
        this.database = database;
        this.product = product;
        this.users = users;
    }

    void print() throws SQLException {
        database.execute("truncate tenants cascade", "checkpoint");
        Msp msp = product.newMsp();
        Customer customer = new Customer(msp.customer(), users);
        Run run = product.sync(msp, customer);
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < EXPLAINED; i++) {
            int number = i * (users / EXPLAINED);
            milliseconds.add(1000 * seconds(() -> product.explain(msp, customer.objectId(number))));
        }
        milliseconds.sort(Double::compare);
        System.out.printf(
                Locale.ROOT,
                "%nexplain: %.1f ms median, %.1f ms at the 95th percentile of %d people   target: <= 50 ms%n",
                milliseconds.get(EXPLAINED / 2),
                milliseconds.get(EXPLAINED * 95 / 100),
                EXPLAINED);
        double undone = seconds(() -> expectUndone(product.undo(msp, customer, run)));
        System.out.printf(Locale.ROOT, "undo of %,d changes: %.1f s   target: <= 10 s for 20,000%n", users, undone);
    }

    private void expectUndone(Run undo) {
        if (undo.counters().of(Bucket.INACTIVATED) != users) {
            throw new IllegalStateException("not all was put back: " + undo.counters());
        }
    }

    private static double seconds(Runnable steps) {
        long start = System.nanoTime();
        steps.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
