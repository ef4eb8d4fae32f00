package io.rollcall.sandbox.internal.graph;

import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.CustomerKind;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Access;
import io.rollcall.sandbox.internal.login.Tokens;
import java.util.Set;
import java.util.function.Supplier;

/** Who may ask: the token alone says which tenant is read. */
final class Gate {
    private static final Set<String> AUDIENCES =
            Set.of("https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000");

    private final Cloud cloud;
    private final Supplier<Tokens> tokens;

    Gate(Cloud cloud, Supplier<Tokens> tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    /** The tenant that the request reads, if its token is good for it and has one of the permissions. */
    Customer enter(Request request, String... oneOf) {
        Access access = check(request);
        Customer tenant = cloud.world().tenant(access.tenantId()).orElseThrow(GraphRefusal::denied);
        boolean lapsed = cloud.world().access(tenant) == CustomerKind.Access.EXPIRED;
        boolean permitted = oneOf.length == 0 || Set.of(oneOf).stream().anyMatch(access::may);
        if (lapsed || !permitted) {
            throw GraphRefusal.denied();
        }
        return tenant;
    }

    /** The same for what only the MSP's own tenant has. */
    void enterAsPartner(Request request, String... oneOf) {
        if (!enter(request, oneOf).partner()) {
            throw GraphRefusal.denied();
        }
    }

    private Access check(Request request) {
        String token = request.bearer().orElseThrow(() -> unauthorised("Access token is empty."));
        Access access = tokens.get()
                .readAccess(token)
                .orElseThrow(() -> unauthorised("IDX14100: JWT is not well formed, or its signature is not valid."));
        if (!AUDIENCES.contains(access.audience())) {
            throw unauthorised("Access token validation failure. Invalid audience.");
        }
        if (tokens.get().expired(access)) {
            throw unauthorised("Lifetime validation failed, the token is expired.");
        }
        return access;
    }

    /** The tenant of the request's token, good or not, for aiming faults. */
    String tenantId(Request request) {
        return request.bearer()
                .flatMap(tokens.get()::readAccess)
                .map(Access::tenantId)
                .orElse("");
    }

    private static GraphRefusal unauthorised(String message) {
        return GraphRefusal.of(401, "InvalidAuthenticationToken", message);
    }
}
