package io.rollcall.host.secrets.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One written value: a number that grows with each move of the pointer, and a mark that tells two writers apart who
 * started from the same version.
 */
record Version(long number, String mark) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})-([0-9a-f]{16})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Optional<Version> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Version(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** A new version on top of this one, or the first one. */
    static Version after(Optional<Version> current) {
        byte[] mark = new byte[8];
        RANDOM.nextBytes(mark);
        return new Version(
                current.map(Version::number).orElse(0L) + 1, HexFormat.of().formatHex(mark));
    }

    @Override
    public String toString() {
        return number + "-" + mark;
    }
}
