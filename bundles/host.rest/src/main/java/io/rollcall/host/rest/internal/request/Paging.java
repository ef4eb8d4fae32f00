package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.paging.PageRequest;
import java.util.Optional;

/** The parameters of every list: {@code limit} and the opaque {@code cursor} of an earlier page. */
public final class Paging {
    /** When {@code limit} is left out. */
    public static final String USUAL = "100";

    private Paging() {}

    public static PageRequest request(int limit, String cursor) {
        new Fields()
                .check("limit", limit >= 1 && limit <= PageRequest.MOST, "Must be 1 to " + PageRequest.MOST + ".")
                .refuse();
        return new PageRequest(limit, Optional.ofNullable(cursor));
    }
}
