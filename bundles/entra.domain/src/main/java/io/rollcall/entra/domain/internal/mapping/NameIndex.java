package io.rollcall.entra.domain.internal.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds names that are alike: cosine of their words and three-letter pieces, in which rare ones weigh more
 * (docs/adr/0004-names.md has the figures). Only names that share something rare are compared at all.
 */
public final class NameIndex {
    private static final int PIECE = 3;

    /** Rounding may put identical names a hair above one. */
    private static final double MOST = 1.0;

    private final Map<String, Integer> features = new HashMap<>();
    private final double[] weights;
    private final double unheardOf;
    private final int[][] names;
    private final double[] lengths;
    private final int[][] holders;

    /** @param known the names to find; {@code others}: further names that tell how rare something is */
    public NameIndex(List<List<String>> known, List<List<String>> others) {
        Map<String, Integer> frequencies = new HashMap<>();
        Stream.concat(known.stream(), others.stream())
                .forEach(name -> pieces(name).forEach(piece -> frequencies.merge(piece, 1, Integer::sum)));
        List<Map.Entry<String, Integer>> rareFirst = new ArrayList<>(frequencies.entrySet());
        rareFirst.sort(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        rareFirst.forEach(feature -> features.put(feature.getKey(), features.size()));

        int corpus = known.size() + others.size();
        weights = rareFirst.stream()
                .mapToDouble(feature -> weight(corpus, feature.getValue()))
                .toArray();
        unheardOf = weight(corpus, 1);
        names = known.stream().map(name -> numbers(pieces(name))).toArray(int[][]::new);
        lengths = Arrays.stream(names).mapToDouble(this::sum).toArray();
        holders = holders(names, features.size());
    }

    /** The names at least as alike as {@code threshold} (above 0, up to 1), best first. */
    public List<Hit> alike(List<String> tokens, double threshold) {
        Set<String> pieces = pieces(tokens);
        int[] name = numbers(pieces);
        double length = sum(name) + (pieces.size() - name.length) * unheardOf;
        List<Hit> hits = new ArrayList<>();
        BitSet likely = sharingSomethingRare(name, length, threshold);
        for (int known = likely.nextSetBit(0); known >= 0; known = likely.nextSetBit(known + 1)) {
            double score = Math.min(MOST, shared(name, names[known]) / Math.sqrt(length * lengths[known]));
            if (score >= threshold) {
                hits.add(new Hit(known, score));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::name));
        return hits;
    }

    /**
     * By Cauchy and Schwarz a name that shares none of the pieces which make up more than 1 - threshold² of this name's
     * squared length cannot reach the threshold; the rarest of them have the fewest holders.
     */
    private BitSet sharingSomethingRare(int[] name, double length, double threshold) {
        double rest = length;
        BitSet found = new BitSet(names.length);
        for (int feature : name) {
            if (rest < threshold * threshold * length) {
                break;
            }
            for (int known : holders[feature]) {
                found.set(known);
            }
            rest -= weights[feature];
        }
        return found;
    }

    private double shared(int[] left, int[] right) {
        double sum = 0;
        int l = 0;
        int r = 0;
        while (l < left.length && r < right.length) {
            if (left[l] == right[r]) {
                sum += weights[left[l]];
                l++;
                r++;
            } else if (left[l] < right[r]) {
                l++;
            } else {
                r++;
            }
        }
        return sum;
    }

    /** Words as they are; pieces over the name without spaces, marked so that no word is taken for one. */
    private static Set<String> pieces(List<String> tokens) {
        Set<String> pieces = new HashSet<>(tokens);
        String joined = " " + String.join("", tokens) + " ";
        for (int i = 0; i + PIECE <= joined.length(); i++) {
            pieces.add("~" + joined.substring(i, i + PIECE));
        }
        return pieces;
    }

    private int[] numbers(Set<String> pieces) {
        return pieces.stream()
                .filter(features::containsKey)
                .mapToInt(features::get)
                .sorted()
                .toArray();
    }

    private double sum(int[] name) {
        return IntStream.of(name).mapToDouble(feature -> weights[feature]).sum();
    }

    /** Squared inverse document frequency, smoothed so that a piece of every name still weighs a little. */
    private static double weight(int corpus, int frequency) {
        double idf = Math.log(1 + (double) corpus / frequency);
        return idf * idf;
    }

    private static int[][] holders(int[][] names, int features) {
        int[] counts = new int[features];
        for (int[] name : names) {
            for (int feature : name) {
                counts[feature]++;
            }
        }
        int[][] holders = IntStream.of(counts).mapToObj(int[]::new).toArray(int[][]::new);
        for (int name = 0; name < names.length; name++) {
            for (int feature : names[name]) {
                holders[feature][--counts[feature]] = name;
            }
        }
        return holders;
    }

    /** @param name its place in the list of known names */
    public record Hit(int name, double score) {}
}
