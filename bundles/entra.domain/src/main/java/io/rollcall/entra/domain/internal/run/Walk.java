package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The positions of one listing: a page that leads back to any of them would never end. */
final class Walk {
    private final String list;
    private final Set<Cursor> been = new HashSet<>();

    Walk(String list, Optional<Cursor> from) {
        this.list = list;
        from.ifPresent(been::add);
    }

    /** @throws DirectoryFailure {@code PROTOCOL} if it has been there */
    Optional<Cursor> on(Optional<Cursor> next) {
        if (next.isPresent() && !been.add(next.get())) {
            throw new DirectoryFailure(
                    DirectoryFailure.Kind.PROTOCOL,
                    "repeated_page",
                    "The " + list + " repeats a page: nothing was concluded from it. Try again later.");
        }
        return next;
    }
}
