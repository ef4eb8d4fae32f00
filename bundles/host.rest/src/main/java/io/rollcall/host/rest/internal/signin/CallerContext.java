package io.rollcall.host.rest.internal.signin;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import jakarta.ws.rs.core.SecurityContext;

/** The security context of a signed-in request: its principal is the {@link Caller}. */
record CallerContext(Caller caller, boolean isSecure) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller instanceof Caller.Person person && person.may(new Permission(role));
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
