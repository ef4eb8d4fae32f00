package io.rollcall.host.security.internal.flags;

import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.flags.FlagContribution;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.security.internal.SecurityConfig;
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
        configurationPid = SecurityConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SandboxFlags {
    private final FlagStore store;
    private final boolean sandbox;

    /** @param made tells that the demo tenant is there */
    @Activate
    public SandboxFlags(@Reference FlagStore store, @Reference FirstStart made, SecurityConfig config) {
        this.store = store;
        this.sandbox = config.sandbox();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "leave")
    void turnOn(FlagContribution contribution) {
        if (sandbox) {
            store.ensure(contribution.flags());
            contribution.flags().stream()
                    .map(FlagDefinition::key)
                    .forEach(flag -> store.set(FirstStart.TENANT, flag, true));
        }
    }

    /** A removed plug-in finds its flags as they were when it comes back. */
    void leave(FlagContribution contribution) {}
}
