package io.rollcall.host.api.paging;

import java.util.Optional;

/** {@code limit} 1 to 1,000 items after the opaque {@code cursor} of an earlier page. */
public record PageRequest(int limit, Optional<String> cursor) {
    public static final int MOST = 1000;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST);
        }
    }
}
