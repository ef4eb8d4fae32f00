package io.rollcall.entra.domain.directory;

import java.util.List;
import java.util.Optional;

/**
 * One page of users.
 *
 * @param full it belongs to a complete listing, so that absence may be concluded after its last page
 * @param rawRows rows in the answer before any were dropped: an empty answer is judged on these
 * @param next more pages follow; empty: this read is complete
 * @param resume on the last page: where the next read may start to bring changes only
 */
public record UserPage(
        List<DirectoryUser> users, boolean full, int rawRows, Optional<Cursor> next, Optional<Cursor> resume) {
    public UserPage {
        users = List.copyOf(users);
    }

    public boolean last() {
        return next.isEmpty();
    }
}
