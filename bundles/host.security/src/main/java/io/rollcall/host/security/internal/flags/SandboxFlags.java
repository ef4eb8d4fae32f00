package io.rollcall.host.security.internal.flags;

import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.flags.FlagContribution;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.security.internal.start.FirstStart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * With the sandbox, whatever flag a plug-in brings is on for the demo tenant, so that a newcomer sees everything. Plug-ins
 * come and go at any time: the reference is dynamic.
 */
@Component(
        service = SandboxFlags.class,
        immediate = true,
        configurationPid = SandboxFlags.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SandboxFlags {
    /** Its presence says that the sandbox is installed: the sandbox's feature brings it. */
    static final String PID = "io.rollcall.host.security.sandbox";

    private final FlagStore store;

    /** @param made tells that the demo tenant is there */
    @Activate
    public SandboxFlags(@Reference FlagStore store, @Reference FirstStart made) {
        this.store = store;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "leave")
    void turnOn(FlagContribution contribution) {
        store.ensure(contribution.flags());
        contribution.flags().stream()
                .map(FlagDefinition::key)
                .forEach(flag -> store.set(FirstStart.TENANT, flag, true));
    }

    /** A removed plug-in finds its flags as they were when it comes back. */
    void leave(FlagContribution contribution) {}
}
