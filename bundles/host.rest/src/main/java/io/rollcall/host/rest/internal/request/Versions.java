package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.problem.Problem.Stale;
import io.rollcall.host.api.problem.Refused;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** A row's version as its ETag. A change names the version that its author saw in {@code If-Match}. */
public final class Versions {
    private Versions() {}

    public static Response.ResponseBuilder tagged(Versioned<?> stored, Object body) {
        return Response.ok(body).tag(new EntityTag(Long.toString(stored.version())));
    }

    /** The version in {@code If-Match}: {@code "7"}. An ETag that we never gave is stale. */
    public static long expected(String ifMatch) {
        new Fields()
                .check("If-Match", ifMatch != null && !ifMatch.isBlank(), "Send the ETag of the copy that you changed.")
                .refuse();
        try {
            return Long.parseLong(ifMatch.trim().replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new Refused(new Stale("The ETag is not one of this resource: read it again."), e);
        }
    }
}
