package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.paging.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The parameters of every list: {@code limit} and the opaque {@code cursor} of an earlier page. */
public final class Paging {
    @QueryParam("limit")
    @DefaultValue("100")
    private int limit;

    @QueryParam("cursor")
    private String cursor;

    public PageRequest request() {
        new Fields()
                .check("limit", limit >= 1 && limit <= PageRequest.MOST, "Must be 1 to " + PageRequest.MOST + ".")
                .refuse();
        return new PageRequest(limit, Optional.ofNullable(cursor));
    }
}
