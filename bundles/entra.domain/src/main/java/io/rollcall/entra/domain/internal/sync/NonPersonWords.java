package io.rollcall.entra.domain.internal.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of {@code non-persons.txt}. */
final class NonPersonWords {
    /** In the order in which a name that speaks of several counts. */
    enum Kind {
        ROOM_MAILBOX,
        SERVICE_ACCOUNT,
        SHARED_MAILBOX
    }

    /** What a word proves: the file says it in full. */
    enum Strength {
        CERTAIN,
        FUNCTION,
        NAME_TOO
    }

    private static final String FILE = "non-persons.txt";
    private static final String BESIDE = "beside";

    private final Map<Strength, Map<String, Kind>> kinds = new EnumMap<>(Strength.class);
    /** Every word and phrase of the file. */
    private final Set<String> known = new HashSet<>();

    private NonPersonWords(List<String> lines) {
        for (Strength strength : Strength.values()) {
            kinds.put(strength, new HashMap<>());
        }
        String section = "";
        for (String line : lines) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                add(section, Words.of(line));
            }
        }
    }

    static NonPersonWords load() {
        try (InputStream file = Objects.requireNonNull(NonPersonWords.class.getResourceAsStream(FILE), FILE)) {
            return new NonPersonWords(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String section, Words phrase) {
        String text = String.join(" ", phrase.list());
        known.add(text);
        if (!section.equals(BESIDE)) {
            String[] of = section.toUpperCase(Locale.ROOT).split(" ", 2);
            of(Strength.valueOf(of[1])).put(text, Kind.valueOf(of[0]));
        }
    }

    /** What the words speak of, with this strength, anywhere in them. */
    Optional<Kind> first(Words words, Strength strength) {
        return kinds(words.phrases(), strength);
    }

    /** What they speak of with their first word or phrase. */
    Optional<Kind> inFront(Words words, Strength strength) {
        return words.isEmpty() ? Optional.empty() : kinds(words.phrasesFrom(0), strength);
    }

    /** There are words, and all of them stand in the file, alone or in a phrase, or are numbers. */
    boolean only(Words words) {
        int at = 0;
        while (at < words.size()) {
            int length = words.isNumber(at) ? 1 : longest(words, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return at > 0;
    }

    /** How many words the longest known phrase has that begins there. */
    private int longest(Words words, int start) {
        List<String> phrases = words.phrasesFrom(start).toList();
        return IntStream.rangeClosed(1, phrases.size())
                .filter(length -> known.contains(phrases.get(length - 1)))
                .max()
                .orElse(0);
    }

    private Optional<Kind> kinds(Stream<String> phrases, Strength strength) {
        return phrases.flatMap(phrase -> Stream.ofNullable(of(strength).get(phrase)))
                .min(Kind::compareTo);
    }

    private Map<String, Kind> of(Strength strength) {
        return Objects.requireNonNull(kinds.get(strength));
    }
}
