package io.rollcall.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Seconds of the product and of the script, round by round. */
final class Timings {
    private final List<Double> product = new ArrayList<>();
    private final List<Double> script = new ArrayList<>();

    void add(double productSeconds, double scriptSeconds) {
        product.add(productSeconds);
        script.add(scriptSeconds);
    }

    void print(String name, int contacts, int users, String target) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %,12d %,12.0f %,12.0f %12s %7.0f%%%n",
                name,
                contacts,
                users / median(product),
                users / median(script),
                target,
                100 * median(script) / median(product));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
