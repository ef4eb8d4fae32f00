package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.Touched.Link;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Links from before the run that it ended. */
final class EndedLinks {
    private EndedLinks() {}

    /** There is at most one: what the run made and ended itself is none. */
    static Optional<Link> former(Touched touched) {
        return touched.links().stream()
                .filter(link -> link.ended() && !link.made() && !link.contactDeleted())
                .findFirst();
    }

    /** @param ending links that make room */
    static boolean free(Link link, Collection<UUID> ending) {
        return link.contactsLink().filter(taken -> !ending.contains(taken)).isEmpty()
                && link.identitysLink().filter(taken -> !ending.contains(taken)).isEmpty();
    }
}
