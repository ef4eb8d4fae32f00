package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.Identity;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Outside text as a contact holds it: no control characters, no doubled blanks, blank means absent. */
final class Wording {
    /** Microsoft Graph's own limit for {@code displayName}; nothing longer is a person's name. */
    static final int LONGEST_NAME = 256;

    /** Twice Microsoft Graph's own limit for {@code jobTitle}. */
    static final int LONGEST_ROLE = 256;

    /** Longer than any number with its extension in words. */
    static final int LONGEST_PHONE = 100;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\u200c\\u200d]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private Wording() {}

    static Optional<String> clean(Optional<String> text) {
        return text.map(raw -> BLANKS.matcher(CONTROL.matcher(raw).replaceAll(""))
                        .replaceAll(" ")
                        .strip())
                .filter(clean -> !clean.isEmpty());
    }

    /** displayName unparsed, else given name and surname, else the address's local part. */
    static String name(Identity identity, String address) {
        return clean(identity.displayName())
                .or(() -> clean(Optional.of(Stream.of(identity.givenName(), identity.surname())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")))))
                .orElseGet(() -> Addresses.localPart(address));
    }
}
