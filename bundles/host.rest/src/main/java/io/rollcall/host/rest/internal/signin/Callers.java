package io.rollcall.host.rest.internal.signin;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.problem.Problem.Forbidden;
import jakarta.ws.rs.core.SecurityContext;

/** The walls between kinds of callers. Each resource method passes one before it does anything. */
public final class Callers {
    private Callers() {}

    /** A user of an MSP tenant, of either type. */
    public static Caller.Person person(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller.Person person) {
            return person;
        }
        throw new Forbidden("This is for the users of an MSP, not for platform operators.").refuse();
    }

    /** One of the MSP's own people who has the permission. */
    public static Caller.Person permitted(SecurityContext security, Permission needed) {
        Caller.Person person = person(security);
        if (person.type() != UserType.INTERNAL) {
            throw new Forbidden("This is for the MSP's own people.").refuse();
        }
        if (!person.may(needed)) {
            throw new Forbidden("This needs the permission " + needed + ".").refuse();
        }
        return person;
    }

    public static Caller.Operator operator(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller.Operator operator) {
            return operator;
        }
        throw new Forbidden("This is for platform operators.").refuse();
    }
}
