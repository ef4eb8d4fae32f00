package io.rollcall.host.rest.internal;

import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.rest.internal.metrics.Metrics;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/**
 * Gives {@link RestConventions} to every application on the whiteboard. Credentials may come later than the first
 * request (the database starts in between): the reference is dynamic so that their coming does not rebuild all applications.
 */
@Component(service = Feature.class, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("rollcall.conventions")
@JakartarsApplicationSelect("(osgi.jakartars.name=*)")
public final class RestConventionsService implements Feature {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Credentials credentials;

    private final Metrics metrics;

    @Activate
    public RestConventionsService(@Reference Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean configure(FeatureContext context) {
        return new RestConventions(() -> Optional.ofNullable(credentials), metrics).configure(context);
    }
}
