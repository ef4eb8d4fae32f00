package io.rollcall.entra.domain.internal.access;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.flags.Flags;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The first line of every in-port for people: user type, then flags, then permission, in this order, so that a hidden
 * surface does not tell who may use it. Runs and platform operators are no people.
 */
@Component(service = Access.class)
public final class Access {
    private final Flags flags;

    @Activate
    public Access(@Reference Flags flags) {
        this.flags = flags;
    }

    /** Somebody who may see the integration; {@code alsoFlags} must be on besides the integration's own. */
    public Caller.Person reader(Caller caller, String... alsoFlags) {
        return admit(caller, Permission.SETTINGS_READ, alsoFlags);
    }

    /** Somebody who may connect, map, change settings, start, resolve and undo. */
    public Caller.Person editor(Caller caller, String... alsoFlags) {
        return admit(caller, Permission.SETTINGS_UPDATE, alsoFlags);
    }

    /** Somebody who may take people out for good. */
    public Caller.Person purger(Caller caller) {
        return admit(caller, Permission.CONTACT_PURGE);
    }

    /** A further permission of somebody who was admitted. */
    public void require(Caller.Person person, Permission permission) {
        if (!person.may(permission)) {
            throw new Problem.Forbidden("This needs the permission '" + permission + "'.").refuse();
        }
    }

    /** Read anew at each call, so that turning a flag is effective at once. */
    public boolean isOn(TenantId tenant, String flag) {
        return flags.isOn(tenant, flag);
    }

    private Caller.Person admit(Caller caller, Permission permission, String... alsoFlags) {
        if (!(caller instanceof Caller.Person person) || person.type() != UserType.INTERNAL) {
            throw new Problem.Forbidden("The Microsoft Entra integration is for the MSP's own users.").refuse();
        }
        requireFlag(person.tenant(), EntraFlags.UI);
        for (String flag : alsoFlags) {
            requireFlag(person.tenant(), flag);
        }
        require(person, permission);
        return person;
    }

    private void requireFlag(TenantId tenant, String flag) {
        if (!flags.isOn(tenant, flag)) {
            throw new Problem.FeatureDisabled(flag).refuse();
        }
    }
}
