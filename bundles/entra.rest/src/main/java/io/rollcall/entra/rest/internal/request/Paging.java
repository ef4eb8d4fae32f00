package io.rollcall.entra.rest.internal.request;

import io.rollcall.host.api.paging.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of every list: {@code limit} and the opaque {@code cursor} of an earlier page. */
public final class Paging {
    /** When {@code limit} is left out. */
    public static final String USUAL = "100";

    private Paging() {}

    public static PageRequest request(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > PageRequest.MOST) {
            throw Invalid.field("limit", "Must be 1 to " + PageRequest.MOST + ".");
        }
        return new PageRequest(limit, Optional.ofNullable(cursor));
    }
}
