package io.rollcall.entra.text.internal.domain;

import io.rollcall.entra.text.internal.data.YamlFile;
import java.util.Set;

/** Providers where anybody gets an address; loaded with the first question. */
final class FreeMail {
    static final Set<String> DOMAINS =
            Set.copyOf(YamlFile.strings(YamlFile.read("/free-mail/free-email-domains.json")));

    private FreeMail() {}
}
