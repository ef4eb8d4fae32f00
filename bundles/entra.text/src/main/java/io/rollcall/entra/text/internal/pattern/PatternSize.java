package io.rollcall.entra.text.internal.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** About how many steps a pattern has once its counted repetitions ("a{100}") are written out. */
final class PatternSize {
    private static final Pattern PIECE = Pattern.compile(
            "(?<count>\\{(?<least>\\d{1,4})(?:,(?<most>\\d{0,4}))?\\})|(?<open>\\()|(?<close>\\))"
                    + "|\\\\.|\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*\\]|.",
            Pattern.DOTALL);

    /** More is all the same, and must not overflow. */
    private static final long ENOUGH = Integer.MAX_VALUE;

    private final Deque<Long> outer = new ArrayDeque<>();
    private long sum;
    private long last;

    private PatternSize() {}

    static long of(String pattern) {
        PatternSize size = new PatternSize();
        Matcher piece = PIECE.matcher(pattern);
        while (piece.find()) {
            size.take(piece);
        }
        return size.sum;
    }

    private void take(Matcher piece) {
        if (piece.group("count") != null) {
            repeat(Math.max(number(piece.group("least")), number(piece.group("most"))));
        } else if (piece.group("open") != null) {
            outer.push(sum);
            sum = 0;
        } else if (piece.group("close") != null && !outer.isEmpty()) {
            long group = sum + 1;
            sum = outer.pop();
            add(group);
        } else {
            add(1);
        }
    }

    private void add(long steps) {
        last = steps;
        sum = Math.min(ENOUGH, sum + steps);
    }

    private void repeat(int times) {
        sum = Math.min(ENOUGH, sum + last * Math.max(0, times - 1));
        last = Math.min(ENOUGH, last * times);
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
