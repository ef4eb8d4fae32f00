package io.rollcall.entra.text.internal.company;

import io.rollcall.entra.text.internal.data.YamlFile;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The legal forms of the world, folded as names are, and where in a name each may stand. */
final class LegalForms {
    /** Scripts without spaces between words: a form is written against the name. */
    private static final Pattern UNSPACED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]{2,}");

    private static final Pattern LATIN = Pattern.compile(".*\\p{IsLatin}.*");

    private final Set<String> after = new HashSet<>();
    private final Set<String> before = new HashSet<>();
    private final Set<String> attached =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Set<String> joining;
    private final Pattern bracketed;
    private final int longest;

    private LegalForms(List<String> forms, Map<?, ?> additions) {
        forms.forEach(this::add);
        YamlFile.strings(additions.get("forms")).forEach(this::add);
        YamlFile.strings(additions.get("before")).forEach(form -> before.add(key(Folding.words(Folding.fold(form)))));
        joining = Set.copyOf(YamlFile.strings(additions.get("joining")));
        // Folded Hangul and Han letters are the same as typed ones once they are composed.
        bracketed = Pattern.compile("\\((" + String.join("|", YamlFile.strings(additions.get("bracketed"))) + ")\\)");
        longest = Stream.concat(after.stream(), before.stream())
                .mapToInt(form -> form.split(" ").length)
                .max()
                .orElse(0);
    }

    static LegalForms load() {
        List<?> types = (List<?>)
                YamlFile.map(YamlFile.read("/legal-forms/org_types.yml")).get("types");
        List<String> forms =
                types.stream().map(YamlFile::map).flatMap(LegalForms::spellings).collect(Collectors.toList());
        return new LegalForms(forms, YamlFile.map(YamlFile.read("/legal-forms/additions.yml")));
    }

    private static Stream<String> spellings(Map<?, ?> type) {
        Stream<String> aliases =
                type.get("aliases") == null ? Stream.empty() : YamlFile.strings(type.get("aliases")).stream();
        return Stream.concat(
                aliases,
                Stream.of("display", "compare").filter(type::containsKey).map(key -> String.valueOf(type.get(key))));
    }

    private void add(String spelling) {
        List<String> words = Folding.words(Folding.fold(spelling));
        String form = key(words);
        if (form.isEmpty()) {
            return;
        }
        after.add(form);
        if (!LATIN.matcher(form).matches()) {
            before.add(form);
        }
        if (UNSPACED.matcher(form).matches()) {
            attached.add(form);
        }
    }

    String withoutBracketed(String folded) {
        return bracketed.matcher(folded).replaceAll(" ");
    }

    boolean joins(String word) {
        return joining.contains(word);
    }

    /** How many words at the end are one legal form; at least one word is left. */
    int wordsAfter(List<String> words) {
        for (int n = Math.min(longest, words.size() - 1); n > 0; n--) {
            if (after.contains(key(words.subList(words.size() - n, words.size())))) {
                return n;
            }
        }
        return 0;
    }

    /** The same for the beginning. */
    int wordsBefore(List<String> words) {
        for (int n = Math.min(longest, words.size() - 1); n > 0; n--) {
            if (before.contains(key(words.subList(0, n)))) {
                return n;
            }
        }
        return 0;
    }

    /** The word without a form that is written against it, if something is left. */
    String detached(String word) {
        for (String form : attached) {
            if (word.length() > form.length() && word.endsWith(form)) {
                return word.substring(0, word.length() - form.length());
            }
            if (word.length() > form.length() && word.startsWith(form)) {
                return word.substring(form.length());
            }
        }
        return word;
    }

    private static String key(List<String> words) {
        return String.join(" ", words);
    }
}
