package io.rollcall.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the demo shows; collects what differed from the truth. */
public final class Screen {
    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean live;
    private final long started = System.nanoTime();
    private final List<String> differences = new ArrayList<>();
    private int chapter;

    /** @param live the output is a terminal: a progress bar may be drawn over itself */
    public Screen(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void chapter(String title) {
        chapter++;
        out.printf("%n%2d. %s%n", chapter, title);
    }

    void say(String format, Object... values) {
        out.println("    " + String.format(format, values));
    }

    void progress(String what, long done, long total, long people) {
        if (live) {
            int full = total == 0 ? 0 : (int) (BAR * done / total);
            out.printf(
                    "\r    %-10s [%s%s] %d/%d customers, %,d people ",
                    what, "#".repeat(full), ".".repeat(BAR - full), done, total, people);
            out.flush();
        }
    }

    void clearProgress() {
        if (live) {
            out.print("\r" + " ".repeat(BAR + 70) + "\r");
        }
    }

    void table(List<String> head, List<List<String>> rows) {
        int[] width = new int[head.size()];
        List<List<String>> all = new ArrayList<>(rows);
        all.add(0, head);
        all.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                width[i] = Math.max(width[i], columns(row.get(i)));
            }
        });
        all.forEach(row -> {
            StringBuilder line = new StringBuilder("    ");
            for (int i = 0; i < row.size(); i++) {
                String gap = " ".repeat(width[i] - columns(row.get(i)));
                line.append(i < 2 ? row.get(i) + gap : gap + row.get(i)).append("  ");
            }
            out.println(line.toString().stripTrailing());
        });
    }

    /** Notes a difference unless both are equal. */
    void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    void difference(String sentence) {
        differences.add(sentence);
    }

    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** @return the process's exit status */
    int verdict() {
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (differences.isEmpty()) {
            out.printf(
                    "%nEverything is as the sandbox knows it to be true (%d.%d s).%n",
                    took.toSeconds(), took.toMillisPart() / 100);
            return 0;
        }
        out.printf("%n%d differences from what the sandbox knows to be true:%n", differences.size());
        differences.stream().limit(50).forEach(difference -> out.println("  - " + difference));
        return 1;
    }

    /** East Asian characters take two columns. */
    private static int columns(String text) {
        return text.codePoints()
                .map(c -> c >= 0x1100 && (c <= 0x115f || c >= 0x2e80 && c <= 0xffef) ? 2 : 1)
                .sum();
    }
}
