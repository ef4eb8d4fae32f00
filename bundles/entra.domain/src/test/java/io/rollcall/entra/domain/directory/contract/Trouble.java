package io.rollcall.entra.domain.directory.contract;

import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.EnumSet;
import java.util.Set;

/** What happens to the requests of a provider, and as what its failure may come. */
public enum Trouble {
    /** Too many requests: wait 7 seconds. */
    THROTTLED(Kind.THROTTLED),
    AWAY(Kind.AWAY),
    FORBIDDEN(Kind.ACCESS),
    /** A sign-in page, as proxies and wrong addresses give. */
    WEB_PAGE(Kind.PROTOCOL),
    REDIRECTED(Kind.PROTOCOL),
    /** The connection breaks in the middle of the answer. */
    CUT_SHORT(Kind.AWAY, Kind.PROTOCOL),
    MALFORMED(Kind.PROTOCOL),
    NO_CONTENT(Kind.PROTOCOL),
    /** No answer within a minute. */
    SLOW(Kind.AWAY);

    private final Set<Kind> failures;

    Trouble(Kind first, Kind... others) {
        this.failures = EnumSet.of(first, others);
    }

    public Set<Kind> failures() {
        return failures;
    }
}
