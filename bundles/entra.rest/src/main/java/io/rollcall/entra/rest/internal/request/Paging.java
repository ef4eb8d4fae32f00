package io.rollcall.entra.rest.internal.request;

import io.rollcall.host.api.paging.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of every list: {@code limit} and the opaque {@code cursor} of an earlier page. */
public final class Paging {
    @QueryParam("limit")
    @DefaultValue("100")
    private int limit;

    @QueryParam("cursor")
    private @Nullable String cursor;

    public PageRequest request() {
        if (limit < 1 || limit > PageRequest.MOST) {
            throw Invalid.field("limit", "Must be 1 to " + PageRequest.MOST + ".");
        }
        return new PageRequest(limit, Optional.ofNullable(cursor));
    }
}
