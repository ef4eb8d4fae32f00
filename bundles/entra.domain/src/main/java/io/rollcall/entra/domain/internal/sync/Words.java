package io.rollcall.entra.domain.internal.sync;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of a name or a local part in small letters without accents: digits end a word, and so does another script. */
record Words(List<String> list) {
    private static final int LONGEST_PHRASE = 4;
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern UMLAUT = Pattern.compile("(?<=[aou])e");
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+"
            + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})"
            + "|(?<=\\p{IsLatin})(?=[\\p{L}&&\\P{IsLatin}])|(?<=[\\p{L}&&\\P{IsLatin}])(?=\\p{IsLatin})");

    static Words of(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return new Words(Arrays.stream(BREAK.split(ACCENTS.matcher(plain).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    boolean isNumber(int at) {
        return list.get(at).chars().allMatch(Character::isDigit);
    }

    int size() {
        return list.size();
    }

    String joined() {
        return String.join("", list);
    }

    /** The words as if "Büro" and "Buero" were spelled alike: for comparing a name with an address. */
    List<String> spelled() {
        return list.stream().map(word -> UMLAUT.matcher(word).replaceAll("")).toList();
    }

    /** Each word, and each phrase of neighbours, by its first word. */
    Stream<String> phrases() {
        return IntStream.range(0, list.size()).boxed().flatMap(this::phrasesFrom);
    }

    /** The word at a place, and the phrases that begin there. */
    Stream<String> phrasesFrom(int start) {
        int last = Math.min(list.size(), start + LONGEST_PHRASE);
        return IntStream.rangeClosed(start + 1, last)
                .mapToObj(end -> list.subList(start, end).stream().collect(Collectors.joining(" ")));
    }
}
