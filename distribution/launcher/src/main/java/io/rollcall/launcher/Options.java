package io.rollcall.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line. What is not given is null. */
record Options(
        @Nullable Edition edition,
        @Nullable Integer port,
        @Nullable Path data,
        @Nullable Boolean sandbox,
        boolean help) {

    static Options parse(List<String> arguments) {
        Edition edition = null;
        Integer port = null;
        Path data = null;
        Boolean sandbox = null;
        boolean help = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            switch (word) {
                case "ce", "ee" -> edition = Edition.of(word);
                case "--edition" -> edition = Edition.of(value(word, rest));
                case "--port" -> port = port(value(word, rest));
                case "--data" -> data = Path.of(value(word, rest));
                case "--sandbox" -> sandbox = true;
                case "--no-sandbox" -> sandbox = false;
                case "--help", "-h" -> help = true;
                default -> throw new Refusal("There is no option " + word + ": --help shows what there is.");
            }
        }
        return new Options(edition, port, data, sandbox, help);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null || value.startsWith("--")) {
            throw new Refusal("The option " + option + " needs a value.");
        }
        return value;
    }

    /** The port that this says, or a refusal. */
    static int port(String text) {
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65535) {
                return port;
            }
        }
        throw new Refusal("A port is a number from 1 to 65535, and " + text + " is none.");
    }
}
