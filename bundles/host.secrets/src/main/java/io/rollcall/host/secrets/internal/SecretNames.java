package io.rollcall.host.secrets.internal;

import java.util.regex.Pattern;

/** Names become file names and variables, so they are letters, digits, {@code . _ -}, and begin with a letter or digit. */
final class SecretNames {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private SecretNames() {}

    static String valid(String name) {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a secret: " + name);
        }
        return name;
    }
}
