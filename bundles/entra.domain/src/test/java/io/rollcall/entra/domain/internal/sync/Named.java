package io.rollcall.entra.domain.internal.sync;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A person of the test's lists in all the forms in which directories write people.
 *
 * @param given as written; {@code givenLocal} as mail addresses spell it
 */
record Named(String given, String surname, String givenLocal, String surnameLocal) {

    /** One way to write a person down. Names that are not set are blank. */
    record Form(String displayName, String localPart, String givenName, String surname) {
        /** Nothing but one word is known, as name and as address. */
        boolean bareWord() {
            return givenName.isEmpty()
                    && surname.isEmpty()
                    && ascii(displayName).equals(localPart);
        }
    }

    /** {@code given;surname}, with or without {@code ;given;surname} as mail addresses spell them. */
    static Named of(String line) {
        String[] parts = line.split(";", -1);
        return parts.length == 2
                ? new Named(parts[0], parts[1], ascii(parts[0]), ascii(parts[1]))
                : new Named(parts[0], parts[1], ascii(parts[2]), ascii(parts[3]));
    }

    Stream<Form> forms() {
        return displayNames().flatMap(name -> localParts()
                .flatMap(local -> Stream.of(
                        new Form(name, local, "", ""),
                        new Form(name, local, given, ""),
                        new Form(name, local, "", surname),
                        new Form(name, local, given, surname))));
    }

    private Stream<String> displayNames() {
        return Stream.of(given + " " + surname, surname + ", " + given, surname + " " + given, surname, given, "");
    }

    private Stream<String> localParts() {
        String g = givenLocal.substring(0, 1);
        String s = surnameLocal.substring(0, 1);
        return List.of(
                        givenLocal + "." + surnameLocal,
                        g + surnameLocal,
                        surnameLocal + "." + g,
                        surnameLocal,
                        surnameLocal + g,
                        g + "." + surnameLocal,
                        surnameLocal + "." + givenLocal,
                        givenLocal + surnameLocal,
                        givenLocal + "_" + surnameLocal + "2",
                        givenLocal,
                        g + s,
                        (givenLocal + "." + surnameLocal).toUpperCase(Locale.ROOT))
                .stream()
                .distinct();
    }

    private static String ascii(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ı", "i")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("þ", "th")
                .replace("ð", "d");
        return plain.replaceAll("[^a-z]", "");
    }
}
