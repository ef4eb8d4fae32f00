package io.rollcall.entra.rest.internal.request;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import jakarta.ws.rs.core.SecurityContext;

/** Who asks: the host's sign-in filter made it the request's principal. What they may do is the domain's affair. */
public final class Callers {
    private Callers() {}

    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new Problem.Forbidden("Sign in first.").refuse();
    }
}
