package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import java.util.function.Supplier;

/** Where a list goes on: good for the tenant and the address that it was made for. */
final class Positions {
    private final Supplier<Tokens> tokens;

    Positions(Supplier<Tokens> tokens) {
        this.tokens = tokens;
    }

    /** The link to the rest of a list. */
    String nextLink(Request request, Customer tenant, int from) {
        ObjectNode position = Json.object()
                .put("t", tenant.tenantId())
                .put("path", request.path())
                .put("from", from);
        return Options.nextLink(request, tokens.get().position(position));
    }

    /** How many rows were given already; 0 at the start. */
    int from(Options options, Request request, Customer tenant) {
        return options.get("$skiptoken")
                .map(token -> position(token, request, tenant))
                .orElse(0);
    }

    private int position(String token, Request request, Customer tenant) {
        return tokens.get()
                .readPosition(token)
                .filter(p -> p.path("t").asText().equals(tenant.tenantId())
                        && p.path("path").asText().equals(request.path()))
                .map(p -> p.path("from").asInt())
                .orElseThrow(() -> GraphRefusal.of(
                        400,
                        "Directory_ExpiredPageToken",
                        "The specified page token value has expired and can no longer be included in your request."));
    }
}
