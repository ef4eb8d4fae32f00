package io.rollcall.host.features.internal.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the filter of a requirement into words: {@code (&(osgi.wiring.package=a.b)(version>=1.2))} is "a.b from version 1.2". */
final class Filters {
    private static final Pattern TERM = Pattern.compile("(!?)\\(([^()=<>~]+)(>=|<=|=)([^()]*)\\)");

    private Filters() {}

    static String plain(String filter) {
        List<String> words = new ArrayList<>();
        Matcher term = TERM.matcher(filter);
        while (term.find()) {
            boolean not = "!".equals(term.group(1));
            boolean version = term.group(2).endsWith("version");
            if (!version) {
                words.add(term.group(4));
            } else if (not) {
                words.add("below version " + term.group(4));
            } else {
                words.add("from version " + term.group(4));
            }
        }
        return words.isEmpty() ? filter : String.join(" ", words);
    }
}
