package io.rollcall.entra.text.internal.company;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unicode folding of names into words: compatibility forms, case, accents and punctuation do not count. */
final class Folding {
    private static final Pattern ACCENTS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{Mn}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LETTER = Pattern.compile("[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}]");

    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ς", "σ");

    private static final Pattern UNDIVIDED = Pattern.compile(String.join("|", LETTERS.keySet()));

    /** How umlauts and their like are written without them ("Mueller", "Oersted", "Aarhus"); not at a word's end. */
    private static final Pattern TRANSCRIBED = Pattern.compile("([aou])e(?=\\p{IsLatin}{2})|(a)a(?=\\p{IsLatin}{2})");

    private Folding() {}

    /** The words of a folded name in order; single letters in a row are one word ("S. A. R. L." → sarl). */
    static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder initials = new StringBuilder();
        Matcher matcher = WORD.matcher(folded);
        while (matcher.find()) {
            String word = matcher.group();
            if (LETTER.matcher(word).matches()) {
                initials.append(word);
            } else {
                flush(initials, words);
                words.add(word);
            }
        }
        flush(initials, words);
        return words;
    }

    static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String bare = ACCENTS.matcher(apart).replaceAll("");
        String plain = APOSTROPHES.matcher(bare).replaceAll("");
        String letters = UNDIVIDED.matcher(plain).replaceAll(found -> LETTERS.getOrDefault(found.group(), ""));
        String untranscribed = TRANSCRIBED.matcher(letters).replaceAll("$1$2");
        return Normalizer.normalize(untranscribed, Normalizer.Form.NFC);
    }

    private static void flush(StringBuilder initials, List<String> words) {
        if (!initials.isEmpty()) {
            words.add(initials.toString());
            initials.setLength(0);
        }
    }
}
