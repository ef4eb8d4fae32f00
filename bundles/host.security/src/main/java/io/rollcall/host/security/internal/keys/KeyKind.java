package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.secrets.Secret;
import java.util.regex.Pattern;

/** What a key is for. Its text says so: nobody can turn one kind into another, because the whole text is hashed. */
enum KeyKind {
    USER("rc_", ""),
    ONE_TIME("rc_", "once."),
    OPERATOR("rcop_", "");

    private final String family;
    private final String mark;
    private final Pattern form;

    KeyKind(String family, String mark) {
        this.family = family;
        this.mark = mark;
        form = Pattern.compile(family + "[0-9a-f]{8}_" + Pattern.quote(mark) + "[A-Za-z0-9_-]{43}");
    }

    String family() {
        return family;
    }

    String mark() {
        return mark;
    }

    boolean matches(Secret key) {
        return form.matcher(key.reveal()).matches();
    }
}
